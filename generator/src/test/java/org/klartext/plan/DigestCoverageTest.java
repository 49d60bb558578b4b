package org.klartext.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.files.CacheFile;
import org.klartext.format.Encoder;
import org.klartext.format.JsonLd;
import org.klartext.markdown.Markdown;
import org.klartext.render.Theme;
import org.klartext.site.Asset;
import org.klartext.site.Digest;
import org.klartext.site.Edition;
import org.klartext.site.Position;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.search.SearchIndexes;
import org.klartext.view.FileCopy;
import org.klartext.view.SearchFile;
import org.klartext.view.View;
import org.klartext.view.Resolved;

/**
 * A digest covers every component of its record: many edits are made, and wherever a component has
 * become another one, the digest beside it must have, too. A component that no edit changes fails
 * the test: a new one has to get its edit here.
 */
class DigestCoverageTest {
  private static final Path ROOT = Path.of(System.getProperty("klartext.root"));
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** These hold a whole page but show a part of it: their bytes are compared, not the page. */
  private static final Set<String> BY_BYTES =
      Set.of("PageDocument.page", "OfReplies.page", "MarkdownTwin.page", "SiteDocument.config");

  /** These are one with the place at which a record is found, or need a tree of a hundred pages. */
  private static final Set<String> FIXED =
      Set.of("FeedView.format", "FeedView.lang", "Frame.lang", "Card.lang", "ListDocument.next");

  @TempDir Path folder;
  private Map<String, String> base = Map.of();
  private final Theme theme;
  private int builds;

  DigestCoverageTest() throws Exception {
    theme = Theme.load(ROOT.resolve("themes"), "klartext", Optional.empty());
  }

  @BeforeEach
  void readTree() throws IOException {
    base = TreeArchive.parse(DigestEdits.TREE).files();
  }

  private OutputPlan plan(Map<String, String> files, LoadRequest request) throws IOException {
    Path content = folder.resolve("content-" + builds++);
    new TreeArchive(files).writeTo(content);
    for (String file : files.keySet()) {
      Files.setLastModifiedTime(
          content.resolve(file), java.nio.file.attribute.FileTime.from(Instant.EPOCH));
    }
    try (SiteLoader loader = new SiteLoader(content, new Markdown())) {
      return new Views((lang, key) -> theme.texts(lang).get(key)).plan(loader.load(request)).plan();
    }
  }

  private OutputPlan plan(Map<String, String> files) throws IOException {
    return plan(files, LoadRequest.of(Edition.PUBLIC, NOW));
  }

  private Map<String, OutputPlan> edited() throws IOException {
    Map<String, OutputPlan> plans = new LinkedHashMap<>();
    for (DigestEdits.Edit edit : DigestEdits.ALL) {
      plans.put(edit.toString(), plan(edit.of(base)));
    }
    plans.put("internal", plan(base, LoadRequest.of(Edition.INTERNAL, NOW)));
    plans.put("later", plan(base, LoadRequest.of(Edition.PUBLIC, NOW.plusSeconds(900_000_000L))));
    return plans;
  }

  @Test
  void whatHasTheSameDigestHasTheSameBytes() throws Exception {
    OutputPlan before = plan(base);
    Map<String, byte[]> bytes = new HashMap<>();
    for (Map.Entry<String, View> view : before.views().entrySet()) {
      bytes.put(view.getKey(), bytes(view.getValue()));
    }
    for (Map.Entry<String, OutputPlan> plan : edited().entrySet()) {
      for (Map.Entry<String, View> after : plan.getValue().views().entrySet()) {
        Optional<View> old = before.view(after.getKey());
        if (old.filter(it -> it.digest().equals(after.getValue().digest())).isPresent()) {
          assertEquals(
              new String(bytes.get(after.getKey()), java.nio.charset.StandardCharsets.ISO_8859_1),
              new String(bytes(after.getValue()), java.nio.charset.StandardCharsets.ISO_8859_1),
              plan.getKey() + " in " + after.getKey());
        }
      }
    }
  }

  private byte[] bytes(View view) throws Exception {
    return switch (view) {
      case View.Templated page ->
          theme.render(page, JsonLd.of(page)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      case FileCopy _ -> new byte[0];
      case SearchFile file -> {
        SearchIndexes indexes = new SearchIndexes(new CacheFile(folder.resolve("none.bin"), ""));
        indexes.unread(List.of(file.source())).forEach(Runnable::run);
        yield indexes.bytes(file);
      }
      case View.Encoded document -> Encoder.encode(document);
    };
  }

  @Test
  void everyComponentIsCovered() throws Exception {
    Map<String, Record> before = records(plan(base));
    Set<String> known = new TreeSet<>();
    before.values().forEach(record -> components(record).keySet().forEach(known::add));
    Set<String> changed = new TreeSet<>();
    Map<String, String> uncovered = new TreeMap<>();
    for (Map.Entry<String, OutputPlan> plan : edited().entrySet()) {
      compare(before, records(plan.getValue()), plan.getKey(), changed, uncovered);
    }
    LoadRequest internal = LoadRequest.of(Edition.INTERNAL, NOW);
    compare(
        records(plan(base, internal)),
        records(plan(DigestEdits.ONLY_INTERNAL.of(base), internal)),
        DigestEdits.ONLY_INTERNAL.toString(),
        changed,
        uncovered);
    assertEquals(Map.of(), uncovered);
    known.removeAll(changed);
    known.removeAll(FIXED);
    assertEquals(Set.of(), known, "No edit changes these: give them one in DigestEdits");
    assertFalse(changed.isEmpty());
  }

  private static void compare(
      Map<String, Record> before,
      Map<String, Record> after,
      String edit,
      Set<String> changed,
      Map<String, String> uncovered) {
    after.forEach((place, record) -> {
      Record old = before.get(place);
      if (old != null && old.getClass() == record.getClass()) {
        Set<String> differences = differences(old, record);
        changed.addAll(differences);
        differences.removeAll(BY_BYTES);
        if (digest(old).equals(digest(record))) {
          differences.forEach(it -> uncovered.put(it, edit + " at " + place));
        }
      }
    });
  }

  /** Every record with a digest, by the way that leads to it. */
  private static Map<String, Record> records(OutputPlan plan) {
    Map<String, Record> records = new HashMap<>();
    plan.views().forEach((path, view) -> collect(path, view, records));
    return records;
  }

  private static void collect(String place, Object value, Map<String, Record> records) {
    switch (value) {
      case Optional<?> some -> some.ifPresent(it -> collect(place, it, records));
      case List<?> list -> {
        for (int index = 0; index < list.size(); index++) {
          collect(place + "[" + index + "]", list.get(index), records);
        }
      }
      case Resolved _ -> {}
      case SearchFile _ -> {} // holds whole pages but shows parts: its bytes are compared
      case Record record -> {
        if (record instanceof Reply reply) {
          records.put("reply " + reply.id(), record);
        }
        if (hasDigest(record)) {
          records.put(place, record);
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          collect(place + "." + component.getName(), value(component, record), records);
        }
      }
      default -> {}
    }
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** By type and name, digests left out. */
  private static Map<String, Object> components(Record record) {
    Map<String, Object> components = new TreeMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getType() != Digest.class) {
        components.put(
            record.getClass().getSimpleName() + "." + component.getName(),
            shown(value(component, record)));
      }
    }
    return components;
  }

  /** What readers can see of a value; a part with a digest is looked at on its own. */
  private static Object shown(Object value) {
    return switch (value) {
      case Position _ -> "";
      case Source source -> source.path();
      case Resolved resolved -> resolved.href() + resolved.size();
      case Asset asset -> List.of(asset.path(), asset.size(), asset.modified());
      case Optional<?> some -> some.map(DigestCoverageTest::shown);
      case List<?> list -> list.stream().map(DigestCoverageTest::shown).toList();
      case Record record when hasDigest(record) -> digest(record);
      case Record record ->
          Arrays.stream(record.getClass().getRecordComponents())
              .map(component -> shown(value(component, record)))
              .toList();
      default -> value;
    };
  }

  private static boolean hasDigest(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .anyMatch(component -> component.getType() == Digest.class);
  }

  private static Digest digest(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .filter(component -> component.getType() == Digest.class)
        .map(component -> (Digest) value(component, record))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> differences(Record old, Record now) {
    Map<String, Object> before = components(old);
    Set<String> differences = new TreeSet<>();
    components(now)
        .forEach((name, value) -> {
          if (!value.equals(before.get(name))) {
            differences.add(name);
          }
        });
    return differences;
  }
}
