package org.klartext.api.command;

import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.State;
import tools.jackson.databind.JsonNode;

/**
 * A contribution as the API tells it.
 *
 * @param json all of it
 */
record Entry(JsonNode json) {
  /** A text; empty if it is not there. */
  String text(String name) {
    return json.path(name).asString("");
  }

  String id() {
    return text("id");
  }

  /** What a decision has to name. */
  String etag() {
    return text("etag");
  }

  /** True if its newest wording waits for a decision. */
  boolean isWaiting() {
    return json.path("waiting").asBoolean(false);
  }

  boolean isPublic() {
    return text("state").equals(State.PUBLISHED.key());
  }

  /** How many of readers' reports are open. */
  int reports() {
    return json.path("reports").asInt(0);
  }

  /** True if the last decision has changed what readers see, or had nothing to change. */
  boolean isApplied() {
    return json.path("applied").asBoolean(false);
  }

  /** Where it stands; empty if its page is not public. */
  Optional<String> address() {
    return Optional.of(json.path("page").path("href").asString("")).filter(it -> !it.isEmpty());
  }

  /** What it is about: the page it stands on, or for a question its own title. */
  String subject() {
    String title = text("title");
    return title.isEmpty() ? json.path("page").path("title").asString("") : title;
  }

  /** Readers' reports that nobody has looked at. */
  List<JsonNode> openReports() {
    return json.path("readersReports").valueStream().filter(it -> !it.has("closedAt")).toList();
  }
}
