package org.klartext.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;

/**
 * The page of service figures: how long answers take, who gives them, and what stays open. All
 * numbers are written as the readers of its language write them.
 *
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param trail the way to it
 * @param latest the newest month at a glance
 * @param charts of the last months, with their tables
 * @param topics the newest month by topic
 * @param months answers and open questions of all months, newest first
 * @param steps what else happened in all months, newest first
 * @param refusals why contributions were refused in the newest month
 * @param files of all months, newest first
 * @param digest of all the above
 */
public record FiguresView(
    Frame frame,
    Head head,
    List<Link> trail,
    Latest latest,
    List<Chart> charts,
    Table topics,
    Table months,
    Table steps,
    List<Refusal> refusals,
    List<Link> files,
    Digest digest)
    implements View.Templated {

  /** Copies what it is given. */
  public FiguresView {
    trail = List.copyOf(trail);
    charts = List.copyOf(charts);
    refusals = List.copyOf(refusals);
    files = List.copyOf(files);
  }

  /**
   * The newest month at a glance.
   *
   * @param label of the month, in words
   * @param asOf a moment of the last day that is counted
   * @param complete true if the month was over then
   * @param questions that arrived
   * @param answered questions that got their first real answer
   * @param median time to that answer
   * @param p90 the time that nine of ten do not exceed
   * @param share of the answers that came from customers
   * @param byCustomers answers from customers
   * @param byStaff answers from the house
   * @param open questions without an answer
   * @param overdue those of them whose time is up; absent if there is none
   */
  public record Latest(
      String label,
      Instant asOf,
      boolean complete,
      String questions,
      String answered,
      Optional<String> median,
      Optional<String> p90,
      Optional<String> share,
      String byCustomers,
      String byStaff,
      String open,
      Optional<String> overdue) {}

  /**
   * A drawing and what it shows.
   *
   * @param key of its texts: {@code times}, {@code answers} or {@code open}
   * @param drawing of the numbers
   * @param legend roles of its marks; empty where each is named in the drawing
   * @param table with the same numbers
   */
  public record Chart(String key, Drawing drawing, List<String> legend, Table table) {
    /** Copies what it is given. */
    public Chart {
      legend = List.copyOf(legend);
    }
  }

  /**
   * Rectangles, lines and labels. Across, all numbers are percent of the width, so that a drawing
   * fits any screen; down, they are multiples of the size of the text, so that labels fit, too.
   *
   * @param height of it
   * @param marks one for every number above zero
   * @param lines behind the marks
   * @param labels in front of them
   */
  public record Drawing(double height, List<Mark> marks, List<Line> lines, List<Label> labels) {
    /** Copies what it is given. */
    public Drawing {
      marks = List.copyOf(marks);
      lines = List.copyOf(lines);
      labels = List.copyOf(labels);
    }
  }

  /**
   * A rectangle that stands for a number.
   *
   * @param role what it counts, such as {@code median}
   * @param x its left side
   * @param y its upper side
   * @param title what it says, in words
   */
  public record Mark(String role, double x, double y, double width, double height, String title) {}

  /**
   * A level line.
   *
   * @param x where it begins; it ends at the right side
   * @param y how far down
   * @param base true for the one that bars stand on
   */
  public record Line(double x, double y, boolean base) {}

  /**
   * A few words.
   *
   * @param x where they are held
   * @param y their base line
   * @param anchor which part of them is held: {@code start}, {@code middle} or {@code end}
   * @param text the words
   * @param minor true for one that may be left out where there is little room
   */
  public record Label(double x, double y, String anchor, String text, boolean minor) {}

  /**
   * Numbers in rows and columns.
   *
   * @param key of its texts
   * @param columns keys of what stands in each column, that of the row's label left out
   * @param rows what it says
   */
  public record Table(String key, List<String> columns, List<Row> rows) {
    /** Copies what it is given. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of a table.
   *
   * @param label what it is about
   * @param page that tells more of it
   * @param cells one for each column; an empty one for what is not known
   */
  public record Row(String label, Optional<Link> page, List<String> cells) {
    /** Copies what it is given. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * How often contributions were refused for a reason.
   *
   * @param reason should be one of the closed list
   * @param count how often
   */
  public record Refusal(String reason, String count) {}

  @Override
  public String template() {
    return "figures";
  }
}
