/**
 * The heads of files, and small YAML files, as values that know where they stand: parsing, typed
 * reading with problems for people, and editing without touching the rest. The only user of
 * snakeyaml-engine and of Jackson's TOML; may use {@code site} and nothing else of Klartext.
 */
@NullMarked
package org.klartext.frontmatter;

import org.jspecify.annotations.NullMarked;
