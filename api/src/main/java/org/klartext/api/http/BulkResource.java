package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.Json;
import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.api.contribution.Actor;
import org.klartext.api.identity.Scope;
import org.klartext.api.entrance.Fields;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.moderation.Taken;
import org.klartext.api.store.StoreException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** {@code POST /api/v1/moderation/decisions}: several decisions, each for itself. */
final class BulkResource {
  private static final int MOST = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> FIELDS =
      Set.of("id", "etag", "decision", "reason", "duplicateOf", "word");

  private final Portal portal;
  private final Authentication authentication;

  BulkResource(Portal portal, Authentication authentication) {
    this.portal = portal;
    this.authentication = authentication;
  }

  /** What became of one of them. */
  private record Outcome(String id, Optional<Taken> taken, Optional<ApiError> error) {}

  void decide(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    byte[] bytes = RequestBody.json(context, portal.config().limits().request() * 4);
    List<Map<String, String>> items = read(bytes);
    List<Outcome> outcomes = items.stream().map(item -> decide(item, by)).toList();
    List<String> publications =
        outcomes.stream()
            .flatMap(it -> it.taken().stream())
            .flatMap(it -> it.publications().stream())
            .toList();
    boolean applied = portal.relay().await(publications, PATIENCE);
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          json.writeBooleanProperty("applied", applied);
          json.writeArrayPropertyStart("data");
          outcomes.forEach(it -> write(json, it));
          json.writeEndArray();
        });
  }

  private Outcome decide(Map<String, String> item, Actor by) {
    String id = item.getOrDefault("id", "");
    try {
      return new Outcome(
          id,
          Optional.of(
              portal
                  .dialogue()
                  .moderation()
                  .decide(
                      id,
                      item.getOrDefault("etag", ""),
                      ContributionResource.decree(item, portal.limits().body()),
                      by)),
          Optional.empty());
    } catch (RefusedException e) {
      return new Outcome(id, Optional.empty(), Optional.of(ApiError.of(e.refusals())));
    } catch (StoreException e) {
      return new Outcome(id, Optional.empty(), Optional.of(ApiError.unavailable()));
    }
  }

  private static void write(JsonGenerator json, Outcome outcome) {
    json.writeStartObject();
    json.writeStringProperty("id", outcome.id());
    json.writeNumberProperty("status", outcome.error().map(ApiError::status).orElse(200));
    outcome
        .taken()
        .ifPresent(it -> {
          json.writeStringProperty("etag", it.contribution().tag());
          json.writeStringProperty("state", it.contribution().state().key());
        });
    outcome
        .error()
        .ifPresent(it -> {
          json.writeStringProperty("code", it.code());
          json.writeStringProperty("detail", it.detail());
        });
    json.writeEndObject();
  }

  /** {@code {"items": [{…}, …]}}. */
  private static List<Map<String, String>> read(byte[] bytes) {
    List<Map<String, String>> items = new ArrayList<>();
    try (JsonParser parser = Json.parser(bytes)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      require("items".equals(parser.nextName()));
      require(parser.nextToken() == JsonToken.START_ARRAY);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        items.add(item(parser));
        require(items.size() <= MOST);
      }
      require(parser.currentToken() == JsonToken.END_ARRAY);
      require(parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
    } catch (JacksonException e) {
      throw Json.malformed(e);
    }
    requireDifferent(items);
    return items;
  }

  private static Map<String, String> item(JsonParser parser) {
    Map<String, String> item = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      require(FIELDS.contains(name));
      JsonToken token = parser.nextToken();
      require(token.isScalarValue());
      if (token != JsonToken.VALUE_NULL) {
        String value = parser.getString();
        require(name.equals("word") || Fields.isText(value));
        item.put(name, value);
      }
    }
    return item;
  }

  private static void requireDifferent(List<Map<String, String>> items) {
    Set<String> ids = new HashSet<>();
    require(!items.isEmpty());
    require(items.stream().allMatch(it -> ids.add(it.getOrDefault("id", ""))));
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw ApiError.of(
              400,
              "malformed-decisions",
              "Send {\"items\": [{\"id\", \"etag\", \"decision\", \"reason\", \"word\"}]} with 1 to "
                  + MOST
                  + " different ids.")
          .exception();
    }
  }
}
