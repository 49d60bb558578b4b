/**
 * Brings a site into its output folder and keeps it there: plan, compare with what the last build
 * left, render what differs, delete what vanished, write the manifest last. The only package that
 * touches the output folder; uses all packages above it.
 */
@NullMarked
package org.klartext.build;

import org.jspecify.annotations.NullMarked;
