package org.klartext.plan.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.klartext.view.FiguresView.Drawing;
import org.klartext.view.FiguresView.Label;
import org.klartext.view.FiguresView.Line;
import org.klartext.view.FiguresView.Mark;

/** Upright bars beside each other, one place for each month. */
public final class Columns {
  /** Where the lowest line is. */
  static final double BASE = 13.3;

  /** How high the highest line is above it. */
  static final double PLOT = 12;

  /** Left of it stand the values of the lines, and no bar. */
  static final double GUTTER = 15;

  private static final double HEIGHT = 16.2;
  private static final double WIDEST = 18;
  private static final double SHARE_OF_BAR = .64;
  private static final double LABEL = BASE + 1.3;
  private static final double YEAR = BASE + 2.6;
  private static final double ABOVE_LINE = .35;

  private final Scale scale;
  private final double slot;
  private final int count;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  /**
   * An empty drawing.
   *
   * @param scale nothing that is added exceeds it
   * @param count how many places there are, at least one
   * @param words for a value at a line
   */
  public Columns(Scale scale, int count, DoubleFunction<String> words) {
    this.scale = scale;
    this.count = count;
    this.slot = Math.min((100 - GUTTER) / count, WIDEST);
    for (double value : scale.values()) {
      double y = Rounded.of(BASE - height(value));
      lines.add(new Line(0, y, value == 0));
      if (value > 0) {
        labels.add(new Label(0, Rounded.of(y - ABOVE_LINE), "start", words.apply(value), false));
      }
    }
  }

  /**
   * Adds a bar.
   *
   * @param place from 0
   * @param role what it counts
   * @param from where it begins
   * @param to where it ends, not below where it begins; nothing is drawn where both are the same
   * @param title what it says
   */
  public void add(int place, String role, double from, double to, String title) {
    if (to > from) {
      double width = slot * SHARE_OF_BAR;
      marks.add(
          new Mark(
              role,
              Rounded.of(middle(place) - width / 2),
              Rounded.of(BASE - height(to)),
              Rounded.of(width),
              Rounded.of(height(to) - height(from)),
              title));
    }
  }

  /**
   * Names a place.
   *
   * @param place from 0
   * @param month short for it
   * @param year below it; empty for none
   */
  public void name(int place, String month, String year) {
    boolean minor = (count - 1 - place) % 2 == 1;
    labels.add(new Label(Rounded.of(middle(place)), LABEL, "middle", month, minor));
    if (!year.isEmpty()) {
      labels.add(new Label(Rounded.of(middle(place)), YEAR, "middle", year, false));
    }
  }

  private double middle(int place) {
    return GUTTER + slot * (place + .5);
  }

  private double height(double value) {
    return PLOT * value / scale.top();
  }

  /** All that was added. */
  public Drawing drawing() {
    return new Drawing(HEIGHT, marks, lines, labels);
  }
}
