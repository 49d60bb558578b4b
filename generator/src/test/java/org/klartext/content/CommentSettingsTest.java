package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.klartext.site.Comments;
import org.klartext.site.SiteConfig.Moderation;

/** What {@code site.yaml} says of comments. */
class CommentSettingsTest {
  private static ConfigReader.Result read(String yaml) {
    return ConfigReader.read(
        Optional.of(yaml.getBytes(StandardCharsets.UTF_8)), List.of(), LoadRequest.Overrides.NONE);
  }

  private static Moderation moderation(String yaml) {
    return read(yaml).config().dialogue().moderation();
  }

  @Test
  void commentsWaitForADecisionUnlessTheSiteSaysOtherwise() {
    assertEquals(Moderation.BEFORE, moderation("title: T"));
    assertEquals(Moderation.BEFORE, moderation("comments: {default: open}"));
    assertEquals(Moderation.BEFORE, moderation("comments: {moderation: before}"));
    assertEquals(Moderation.AFTER, moderation("comments: {moderation: after}"));
  }

  @Test
  void allThatIsSaidOfCommentsCountsTogether() {
    var dialogue =
        read("comments: {default: closed, closeAfterDays: 30, moderation: After}")
            .config()
            .dialogue();
    assertEquals(Comments.CLOSED, dialogue.comments());
    assertEquals(Optional.of(30), dialogue.closeAfterDays());
    assertEquals(Moderation.AFTER, dialogue.moderation());
  }

  @Test
  void anotherWordIsToldAndCommentsWait() {
    ConfigReader.Result result = read("title: T\ncomments:\n  moderation: never\n");
    assertEquals(Moderation.BEFORE, result.config().dialogue().moderation());
    assertEquals(1, result.problems().size());
    assertEquals(3, result.problems().getFirst().position().line());
    assertEquals("wrong-type", result.problems().getFirst().code());
  }

  @Test
  void aMisspeltKeyIsTold() {
    assertEquals(
        List.of("Did you mean “moderation”?"),
        read("comments: {moderatoin: after}").problems().stream()
            .flatMap(it -> it.hint().stream())
            .toList());
  }

  @Test
  void theDigestOfTheConfigurationCoversIt() {
    assertNotEquals(
        read("comments: {moderation: before}").config().digest(),
        read("comments: {moderation: after}").config().digest());
  }
}
