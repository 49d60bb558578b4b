package org.klartext.api.command;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.cli.CommandException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A moderator's view of a server. */
final class ModerationClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ApiClient api;

  /** A client of one server, for somebody who may moderate. */
  ModerationClient(ApiClient api) {
    this.api = api;
  }

  /**
   * A part of the queue.
   *
   * @param entries the oldest first
   * @param after where the next part begins; absent if there is none
   */
  record Part(List<Entry> entries, Optional<String> after) {}

  /**
   * Reads a part of the queue.
   *
   * @param filter parameters of the request
   * @param after where it begins
   * @param limit at most so many, up to 100
   */
  Part queue(Map<String, String> filter, Optional<String> after, int limit)
      throws CommandException, NotDoneException {
    Map<String, String> all = new LinkedHashMap<>(filter);
    all.put("limit", String.valueOf(limit));
    after.ifPresent(it -> all.put("after", it));
    JsonNode answer = send(api.request("moderation/queue", all).GET(), "");
    List<Entry> entries = answer.path("data").valueStream().map(Entry::new).toList();
    return new Part(
        entries, Optional.of(answer.path("after").asString("")).filter(it -> !it.isEmpty()));
  }

  /** Readers' reports that nobody has looked at. */
  List<JsonNode> reports() throws CommandException, NotDoneException {
    return send(api.request("moderation/reports").GET(), "").path("data").valueStream().toList();
  }

  /** One entry with its wordings, decisions and reports. */
  Entry entry(String id) throws CommandException, NotDoneException {
    return new Entry(send(api.request("contributions/" + known(id)).GET(), id));
  }

  /**
   * Decides.
   *
   * @param etag of the entry as it was seen
   * @return how it stands now
   */
  Entry decide(String id, String etag, Ruling ruling) throws CommandException, NotDoneException {
    BodyPublisher body = BodyPublishers.ofString(JSON.writeValueAsString(ruling.fields()));
    return new Entry(
        send(
            api.request(decision(id))
                .header("If-Match", '"' + etag + '"')
                .header("Content-Type", "application/json")
                .PUT(body),
            id));
  }

  /** Undoes the last decision. */
  Entry undo(String id, String etag) throws CommandException, NotDoneException {
    return new Entry(
        send(api.request(decision(id)).header("If-Match", '"' + etag + '"').DELETE(), id));
  }

  private static String decision(String id) throws NotDoneException {
    return "contributions/" + known(id) + "/decision";
  }

  /**
   * Closes the reports on an entry, which stays.
   *
   * @return how many there were
   */
  int keep(String id) throws CommandException, NotDoneException {
    return send(api.request("moderation/reports/" + known(id)).DELETE(), id)
        .path("closed")
        .asInt(0);
  }

  /** What cannot be the id of anything does not become part of an address. */
  private static String known(String id) throws NotDoneException {
    if (!id.matches("[0-9A-Za-z-]{1,64}")) {
      throw new NotDoneException("“" + TerminalText.line(id, 40) + "” is no id.");
    }
    return id;
  }

  private JsonNode send(HttpRequest.Builder request, String id)
      throws CommandException, NotDoneException {
    return api.send(
        request,
        Map.of(
            404,
            "There is no contribution “" + id + "”.",
            412,
            "Somebody was faster: "
                + id
                + " has changed since you saw it, and nothing has happened. Look again: klartext"
                + " moderate show "
                + id));
  }

  @Override
  public void close() {
    api.close();
  }
}
