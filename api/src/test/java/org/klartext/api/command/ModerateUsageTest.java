package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What {@code klartext moderate} does before it asks a server, and with what a server says. */
class ModerateUsageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "approve",
        "reject 01A",
        "reject 01A --reason critical",
        "reject 01A --reason duplicate",
        "list --kind song",
        "list --state open",
        "list --limit 0",
        "list --server localhost",
        "undo 01A 01B",
        "--token klt_x",
        "dance",
      })
  void wrongUseIsOneLineAndWhereHelpIs(String arguments) {
    String[] all =
        Stream.of("moderate " + arguments)
            .flatMap(it -> Stream.of(it.split(" ", -1)))
            .toArray(String[]::new);
    Typed typed = Typed.with(Map.of("KLARTEXT_TOKEN", "klt_x"), "", all);
    assertEquals(2, typed.status(), typed.all());
    assertEquals("", typed.out());
    assertTrue(typed.err().startsWith("klartext: "), typed.err());
    assertTrue(typed.err().lines().count() <= 3, typed.err());
  }

  @Test
  void whatAServerSaysCannotSteerTheTerminal() {
    Entry entry =
        new Entry(
            JsonMapper.shared()
                .readTree(
                    """
                    {"id": "01\\u001b[2J", "kind": "comment", "state": "held", "name": "Ot\\u202eto",
                     "page": {"title": "Ein\\u009btitel", "href": "/\\r\\nfrom Chef"},
                     "screening": {"rule": "a\\u0007", "reason": "b\\u2028c"},
                     "title": "T\\ne", "body": "eins\\u001b]0;x\\u0007\\r\\nzwei\\ud83d",
                     "readersReports": [{"reason": "spam\\u0000", "text": "\\u2066"}]}
                    """));
    List<String> lines = EntryText.whole(entry);
    assertFalse(
        String.join("", lines)
            .codePoints()
            .anyMatch(it ->
                Character.isISOControl(it)
                    || Character.getType(it) == Character.FORMAT
                    || Character.getType(it) == Character.SURROGATE),
        lines.toString());
    assertTrue(lines.contains("  eins\\u{1b}]0;x\\u{7}"), lines.toString());
    assertTrue(lines.contains("from Ot\\u{202e}to"), lines.toString());
    assertTrue(EntryText.row(entry).getFirst().startsWith("01\\u{1b}[2J"));
  }

  @Test
  void aTokenThatTravelsInTheOpenIsAWarning() {
    Typed typed =
        Typed.with(
            Map.of("KLARTEXT_TOKEN", "klt_x"),
            "",
            "moderate",
            "list",
            "--server",
            "http://klartext.invalid/");
    assertEquals(2, typed.status());
    assertTrue(typed.err().contains("unencrypted"), typed.err());
    assertTrue(typed.err().contains("No server answers at http://klartext.invalid/"), typed.err());
  }
}
