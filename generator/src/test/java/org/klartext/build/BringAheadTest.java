package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What visitors have sent can be read before all that follows from it is worked out. */
class BringAheadTest {
  private static final String QUESTION = "fragen/warum-blinkt-das-rote-licht-q1/index.html";

  @TempDir Path folder;
  private Workplace place;
  private SiteBuild build;
  private final List<Set<String>> told = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private String watched = QUESTION;

  @BeforeEach
  void buildForTheFirstTime() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
    build = SiteBuild.open(place.options(), InstantSource.fixed(Workplace.NOW), this::listen);
    build.run();
  }

  @AfterEach
  void end() {
    build.close();
    place.close();
  }

  private void listen(List<String> rendered) {
    told.add(Set.copyOf(rendered));
    try {
      Path file = place.out().resolve(watched);
      seen.add(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A build of some files after which the output is that of a clean one. */
  private BuildReport run(String... edited) throws Exception {
    told.clear();
    seen.clear();
    BuildReport report = build.run(Set.of(edited));
    place.assertLikeCleanBuild(String.join(", ", edited));
    return report;
  }

  private String comment(String page, String id) throws IOException {
    String path = page + ".replies/" + id + ".md";
    place.write(
        path,
        "---\nid: %s\nkind: comment\nauthor: {name: Uwe}\ndate: 2026-06-01\n---\nStimmt %s.\n"
            .formatted(id, id));
    return path;
  }

  @Test
  void theFirstCommentOfAPageIsThereAtOnceAndNothingElseIsRendered() throws Exception {
    watched = "artikel/router/index.html";
    BuildReport report = run(comment("de/artikel/router", "C1"));
    assertEquals(
        Set.of(
            "artikel/router/index.html",
            "artikel/router/index.md",
            "artikel/router/feed.xml",
            "artikel/router/feed.json",
            "en/artikel/router/index.html",
            "api/v1/pages/router.json",
            "api/v1/pages/router/replies.json"),
        told.getFirst());
    assertTrue(seen.getFirst().contains("Stimmt C1."));
    assertEquals(seen.getFirst(), place.output(watched));
    assertEquals(
        told.getFirst(),
        Set.copyOf(
            report.rendered().stream().filter(it -> !it.startsWith("assets/search/")).toList()));
  }

  @Test
  void whatListsTheCommentsOfAPageGoesWithTheLastOfThem() throws Exception {
    String path = comment("de/artikel/router", "C1");
    run(path);
    place.delete(path);
    watched = "artikel/router/feed.xml";
    BuildReport report = run(path);
    assertEquals(
        List.of(
            "api/v1/pages/router/replies.json",
            "artikel/router/feed.json",
            "artikel/router/feed.xml"),
        report.deleted());
    assertEquals(List.of(""), seen, "it is gone before readers are told");
  }

  @Test
  void whatGoesIsGoneBeforeReadersAreTold() throws Exception {
    place.delete("de/fragen/2026/q1.md");
    run("de/fragen/2026/q1.md");
    assertEquals(List.of(""), seen);
  }

  @Test
  void anAnswerAndAStateAreThereAtOnceAndThenWhatListsTheQuestion() throws Exception {
    String reply = comment("de/fragen/2026/q1", "C1");
    String state = "de/fragen/2026/q1.replies/_state.yaml";
    place.write(state, "state: open\nowner: mira\n");
    BuildReport report = run(reply, state);
    assertTrue(seen.getFirst().contains("Stimmt C1."));
    assertTrue(told.getFirst().contains(QUESTION));
    assertFalse(told.getFirst().contains("fragen/offen/index.html"));
    assertTrue(told.getLast().contains("fragen/offen/index.html"));
    assertTrue(report.rendered().containsAll(told.getFirst()));
    assertTrue(report.rendered().containsAll(told.getLast()));
  }

  @Test
  void aNewQuestionAndItsAnswerAreThereAtOnce() throws Exception {
    watched = "fragen/geht-das-q2/index.html";
    String question = "de/fragen/2026/q2.md";
    place.write(question, "---\nid: q2\ntitle: Geht das?\ntopics: [netz]\n---\nIch weiß nicht.\n");
    run(question, comment("de/fragen/2026/q2", "C1"));
    assertTrue(seen.getFirst().contains("Ich weiß nicht."));
    assertTrue(seen.getFirst().contains("Stimmt C1."));
  }

  @Test
  void aQuestionThatIsNotToBeSeenIsNeverBroughtAhead() throws Exception {
    watched = "fragen/geht-das-q2/index.html";
    String question = "de/fragen/2026/q2.md";
    for (String key : List.of("draft: true", "audience: internal", "date: 2030-01-01", "id: q1")) {
      place.write(question, "---\nid: q2\ntitle: Geht das?\n%s\n---\nText.\n".formatted(key));
      run(question);
      assertEquals(1, told.size(), key);
    }
  }

  @Test
  void aQuestionThatGoesOutOfSightIsNotBroughtAhead() throws Exception {
    place.replace("de/fragen/2026/q1.md", "id: q1", "id: q1\naudience: internal");
    run("de/fragen/2026/q1.md", comment("de/fragen/2026/q1", "C1"));
    assertEquals(1, told.size());
    assertEquals(
        "", seen.getFirst().lines().filter(it -> it.contains("Stimmt")).findAny().orElse(""));
  }

  @Test
  void anAddressThatIsTakenStaysWithItsOwner() throws Exception {
    watched = "fragen/geht-das-q2/index.html";
    place.write(
        "de/artikel/alt.md", "---\ntitle: Alt\naliases: [/fragen/geht-das-q2/]\n---\nAlt.\n");
    run("de/artikel/alt.md");
    place.write("de/fragen/2026/q2.md", "---\nid: q2\ntitle: Geht das?\n---\nText.\n");
    run("de/fragen/2026/q2.md");
    assertFalse(seen.getFirst().contains("Text."));
  }

  @Test
  void whereMoreIsEditedAllIsWorkedOutFirst() throws Exception {
    place.replace("de/artikel/router.md", "im Flur", "im Keller");
    run("de/artikel/router.md", comment("de/artikel/router", "C1"));
    assertEquals(1, told.size());
  }

  @Test
  void aFileOfSomebodyElseIsLeftAlone() throws Exception {
    watched = "fragen/geht-das-q2/index.html";
    Path file = place.out().resolve(watched);
    Files.createDirectories(Workplace.parent(file));
    Files.writeString(file, "mine");
    place.write("de/fragen/2026/q2.md", "---\nid: q2\ntitle: Geht das?\n---\nText.\n");
    BuildReport report = build.run(Set.of("de/fragen/2026/q2.md"));
    assertEquals("mine", Files.readString(file));
    assertEquals(
        1, report.problems().stream().filter(it -> it.code().equals("foreign-file")).count());
  }

  @Test
  void manyAreThereOneAfterTheOtherBeforeAnythingFollows() throws Exception {
    Set<String> edited = new HashSet<>();
    for (int number = 1; number <= 5; number++) {
      String path = comment("de/artikel/router", "C" + number);
      edited.add(path);
      assertTrue(build.ahead(Set.of(path)));
      assertTrue(place.output("artikel/router/index.html").contains("Stimmt C" + number));
    }
    String question = "de/fragen/2026/q2.md";
    place.write(question, "---\nid: q2\ntitle: Geht das?\n---\nText.\n");
    edited.add(question);
    assertTrue(build.ahead(Set.of(question)));
    assertFalse(place.output("fragen/index.html").contains("Geht das?"));
    BuildReport report = run(edited.toArray(String[]::new));
    assertTrue(report.rendered().contains("artikel/router/index.html"));
    assertTrue(place.output("fragen/index.html").contains("Geht das?"));
    place.assertLikeCleanBuild("after all");
  }

  @Test
  void whatComesInAPauseIsThereAtOnceAndNothingOlderIsWrittenOverIt() throws Exception {
    build.close();
    Guests guests = new Guests();
    try (SiteBuild paused =
        SiteBuild.open(place.options(), InstantSource.fixed(Workplace.NOW), guests)) {
      guests.building = Optional.of(paused);
      paused.run();
      paused.live(); // an unchanged site was not looked at
      guests.left = 8;
      String first = comment("de/artikel/router", "C100");
      place.replace("de/artikel/router.md", "im Flur", "im Keller");
      paused.run(Set.of(first, "de/artikel/router.md"));
      assertTrue(guests.edited.size() > 1, "there were no pauses");
      guests.assertAllAreThere();
      guests.left = 0;
      paused.run(guests.edited);
      place.assertLikeCleanBuild("after the pauses");
      paused.remember();
    }
    assertEquals(List.of(), place.buildAfresh().rendered());
  }

  /** Comments come in while a site is built. */
  private final class Guests implements SiteBuild.Listener {
    private final Set<String> edited = new HashSet<>();
    private Optional<SiteBuild> building = Optional.empty();
    private int left;

    @Override
    public void rendered(List<String> paths) {}

    @Override
    public void pause() {
      if (left > 0) {
        left--;
        try {
          String path = comment("de/artikel/router", "C" + left);
          edited.add(path);
          assertTrue(building.orElseThrow().ahead(Set.of(path)));
          assertAllAreThere();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (BuildException e) {
          throw new AssertionError(e);
        }
      }
    }

    private void assertAllAreThere() throws IOException {
      String page = place.output("artikel/router/index.html");
      for (String path : edited) {
        String id = path.substring(path.lastIndexOf('/') + 1, path.length() - ".md".length());
        assertTrue(page.contains("Stimmt " + id + "."), id);
      }
    }
  }
}
