package org.klartext.plan.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.klartext.view.FiguresView.Drawing;
import org.klartext.view.FiguresView.Label;
import org.klartext.view.FiguresView.Line;
import org.klartext.view.FiguresView.Mark;

/** Drawings stay within their bounds and show numbers in proportion, whatever the numbers are. */
class DrawingTest {
  /** Two of the last digits that are drawn. */
  private static final double EXACT = .002;

  private static final String ROLE = "a";

  private static Drawing columns(List<Integer> values) {
    Columns columns =
        new Columns(Scale.ofCounts(Collections.max(values)), values.size(), String::valueOf);
    for (int place = 0; place < values.size(); place++) {
      columns.add(place, ROLE, 0, values.get(place), "");
      columns.name(place, "Nov", place == 0 ? "2026" : "");
    }
    return columns.drawing();
  }

  private static Drawing bars(List<Integer> values) {
    Bars bars = new Bars(Collections.max(values));
    for (int value : values) {
      bars.add(ROLE, "Name", value, String.valueOf(value), "");
    }
    return bars.drawing();
  }

  private static void assertWithin(Drawing drawing) {
    for (Mark mark : drawing.marks()) {
      assertTrue(mark.width() >= 0 && mark.height() >= 0, mark::toString);
      assertTrue(mark.x() >= 0 && mark.x() + mark.width() <= 100 + EXACT, mark::toString);
      assertTrue(
          mark.y() >= 0 && mark.y() + mark.height() <= drawing.height() + EXACT, mark::toString);
    }
    for (Line line : drawing.lines()) {
      assertTrue(line.y() >= 0 && line.y() <= drawing.height(), line::toString);
    }
    for (Label label : drawing.labels()) {
      assertTrue(label.x() >= 0 && label.x() <= 100, label::toString);
      assertTrue(label.y() > 0 && label.y() <= drawing.height(), label::toString);
    }
  }

  @Property
  void columnsStayWithinTheirBoundsAndInTheirPlaces(
      @ForAll @Size(min = 1, max = 12) List<@IntRange Integer> values) {
    Drawing drawing = columns(values);
    assertWithin(drawing);
    assertEquals(values.stream().filter(it -> it > 0).count(), drawing.marks().size());
    for (Mark mark : drawing.marks()) {
      assertTrue(mark.x() > Columns.GUTTER, mark::toString);
      assertEquals(Columns.BASE, mark.y() + mark.height(), EXACT);
    }
    for (int i = 1; i < drawing.marks().size(); i++) {
      Mark before = drawing.marks().get(i - 1);
      assertTrue(before.x() + before.width() < drawing.marks().get(i).x(), drawing::toString);
    }
  }

  @Property
  void columnsAreAsHighAsTheirNumbersAreLarge(
      @ForAll @IntRange(min = 1) int one, @ForAll @IntRange(min = 1) int other) {
    List<Mark> marks = columns(List.of(one, other)).marks();
    assertEquals(
        marks.get(0).height() * (double) other,
        marks.get(1).height() * (double) one,
        EXACT * Math.max(one, other));
    assertTrue(
        Math.max(marks.get(0).height(), marks.get(1).height()) > Columns.PLOT / 4,
        "The higher one is high enough to be seen");
  }

  @Property
  void whatStandsOnAnotherBarBeginsWhereThatEnds(
      @ForAll @IntRange(min = 1) int lower, @ForAll @IntRange(min = 1) int upper) {
    double whole = (double) lower + upper;
    Columns columns = new Columns(Scale.ofCounts(whole), 1, String::valueOf);
    columns.add(0, "lower", 0, lower, "");
    columns.add(0, "upper", lower, whole, "");
    List<Mark> marks = columns.drawing().marks();
    assertWithin(columns.drawing());
    assertEquals(marks.get(0).y(), marks.get(1).y() + marks.get(1).height(), EXACT);
    assertEquals(marks.get(0).x(), marks.get(1).x());
  }

  @Example
  void zeroIsNotDrawnAndAllZeroIsNoProblem() {
    Drawing drawing = columns(List.of(0, 0, 0));
    assertEquals(List.of(), drawing.marks());
    assertWithin(drawing);
    assertEquals(List.of(), bars(List.of(0, 0)).marks());
    assertEquals(4, bars(List.of(0, 0)).labels().size());
    assertWithin(bars(List.of(0, 0)));
  }

  @Example
  void everySecondMonthMayBeUnnamedButNeverTheLast() {
    List<Boolean> minor =
        columns(List.of(1, 1, 1, 1)).labels().stream()
            .filter(label -> label.text().equals("Nov"))
            .map(Label::minor)
            .toList();
    assertEquals(List.of(true, false, true, false), minor);
  }

  @Property
  void barsStayWithinTheirBoundsAndAreAsLongAsTheirNumbersAreLarge(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1) Integer> values) {
    Drawing drawing = bars(values);
    assertWithin(drawing);
    double most = Collections.max(values);
    for (int i = 0; i < values.size(); i++) {
      Mark mark = drawing.marks().get(i);
      assertEquals(Bars.LONGEST * values.get(i) / most, mark.width(), EXACT);
      assertEquals(Bars.START, mark.x());
    }
  }

  @Property
  void aScaleEndsAboveEverythingWithFewRoundSteps(
      @ForAll @DoubleRange(min = 0, max = 1e10) double most) {
    for (Scale scale : List.of(Scale.ofCounts(most), Scale.ofSeconds(most))) {
      assertTrue(scale.top() >= most, scale::toString);
      assertTrue(scale.steps() >= 1 && scale.steps() <= 4, scale::toString);
      assertTrue(scale.top() - scale.step() <= most, scale::toString);
      assertEquals(scale.steps() + 1, scale.values().size());
    }
  }

  @Example
  void stepsAreThoseOfPeople() {
    assertEquals(new Scale(1, 3), Scale.ofCounts(3));
    assertEquals(new Scale(2, 3), Scale.ofCounts(5));
    assertEquals(new Scale(20, 3), Scale.ofCounts(51));
    assertEquals(new Scale(300, 1), Scale.ofSeconds(0));
    assertEquals(new Scale(900, 4), Scale.ofSeconds(3_600));
    assertEquals(new Scale(3_600, 2), Scale.ofSeconds(3_601));
    assertEquals(new Scale(18_000, 3), Scale.ofSeconds(46_000));
  }
}
