package org.klartext.markdown;

import java.util.List;
import org.klartext.site.Body;
import org.klartext.site.Problem;

/**
 * What became of a text.
 *
 * @param body the result
 * @param problems found on the way
 */
public record Parsed(Body body, List<Problem> problems) {}
