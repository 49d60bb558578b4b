package org.klartext.markdown;

import java.util.List;
import org.klartext.site.Body;
import org.klartext.site.Problem;

/**
 * A rendered text and what was wrong with it.
 *
 * @param body the HTML with its slots, its outline and its plain text
 * @param problems warnings, in the order of their discovery
 */
public record Parsed(Body body, List<Problem> problems) {
  /** Copies what it is given. */
  public Parsed {
    problems = List.copyOf(problems);
  }
}
