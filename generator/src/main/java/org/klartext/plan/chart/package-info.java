/** Numbers as rectangles, lines and labels: pure arithmetic. Uses {@code view} only. */
@NullMarked
package org.klartext.plan.chart;

import org.jspecify.annotations.NullMarked;
