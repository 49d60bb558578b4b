package org.klartext.plan.chart;

import java.util.ArrayList;
import java.util.List;
import org.klartext.view.FiguresView.Drawing;
import org.klartext.view.FiguresView.Label;
import org.klartext.view.FiguresView.Line;
import org.klartext.view.FiguresView.Mark;

/** Level bars below each other, each with its name before and its number behind it. */
public final class Bars {
  /** Left of it stand the names. */
  static final double START = 27;

  /** How long the longest bar is; behind it is room for its number. */
  static final double LONGEST = 50;

  private static final double PITCH = 2.1;
  private static final double THICKNESS = 1.4;
  private static final double GAP = .7;
  private static final double BASE_OF_LETTERS = 1.05;

  private final double most;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private double y;

  /**
   * An empty drawing.
   *
   * @param most of all numbers that are added
   */
  public Bars(double most) {
    this.most = most;
  }

  /**
   * Adds a bar below the others; none is drawn for zero.
   *
   * @param role what it counts
   * @param name of it
   * @param value how long it is
   * @param number the same for people, short
   * @param title what it says
   */
  public void add(String role, String name, double value, String number, String title) {
    double width = value > 0 ? LONGEST * value / most : 0;
    if (width > 0) {
      marks.add(new Mark(role, START, Rounded.of(y), Rounded.of(width), THICKNESS, title));
    }
    double base = Rounded.of(y + BASE_OF_LETTERS);
    labels.add(new Label(0, base, "start", name, false));
    labels.add(new Label(Rounded.of(START + width + 1.5), base, "start", number, false));
    y += PITCH;
  }

  /** Parts what follows from what is there. */
  public void part() {
    lines.add(new Line(0, Rounded.of(y), false));
    y += GAP;
  }

  /** All that was added. */
  public Drawing drawing() {
    return new Drawing(Rounded.of(y), marks, lines, labels);
  }
}
