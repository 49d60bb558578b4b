package org.klartext.api.http;

import io.javalin.http.Context;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartext.api.http.document.DocumentAnswer;
import org.klartext.api.http.document.Exchange;
import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import org.klartext.api.http.message.Preferences;
import org.klartext.api.identity.Scope;
import org.klartext.api.reading.Documents;
import org.klartext.api.reading.InvalidParameterException;
import org.klartext.api.reading.Representation;
import org.klartext.site.Edition;

/** The content for programs: pages, lists, the portal itself. */
final class ContentResource {
  private static final String JSON = "application/json";
  private static final String MARKDOWN = "text/markdown";
  private static final String EDITION = "edition";
  private static final String PERMALINK = "permalink";
  private static final String FILE = ".json";
  private static final Pattern FILE_OF_LIST = Pattern.compile("(index|page-\\d{1,6})\\.json");
  private static final String PRIVATE = "private, no-store";

  private final Portal portal;
  private final Authentication authentication;

  ContentResource(Portal portal, Authentication authentication) {
    this.portal = portal;
    this.authentication = authentication;
  }

  /** {@code GET /api/v1/site}: the portal itself. */
  void site(Context context) {
    Read read = read(context);
    read.requireNothingElse();
    send(context, read, read.documents().file("site.json"));
  }

  /** {@code GET /api/v1/pages/{id}}: a page, or a file of the list of pages. */
  void page(Context context) {
    Read read = read(context);
    context.res().addHeader("Vary", "Accept");
    String name = context.pathParam("id");
    if (!name.endsWith(FILE)) {
      page(context, read, name);
    } else if (isFileOfList(name)) {
      file(context, read, "pages/" + name);
    } else {
      page(context, read, name.substring(0, name.length() - FILE.length()));
    }
  }

  private void page(Context context, Read read, String id) {
    Optional<String> accept = Optional.ofNullable(context.header("Accept"));
    String type =
        Preferences.type(accept, List.of(JSON, MARKDOWN))
            .orElseThrow(() -> notAcceptable(JSON + " and " + MARKDOWN));
    if (type.equals(MARKDOWN)) {
      read.requireNothingElse();
      send(context, read, read.documents().markdown(id));
    } else {
      send(context, read, valid(() -> read.documents().page(id, read.parameters())));
    }
  }

  private static boolean isFileOfList(String name) {
    return FILE_OF_LIST.matcher(name).matches();
  }

  private void file(Context context, Read read, String path) {
    read.requireNothingElse();
    send(context, read, read.documents().file(path));
  }

  /** {@code GET /api/v1/pages/{id}/replies}: what stands under a page. */
  void replies(Context context) {
    Read read = read(context);
    context.res().addHeader("Vary", "Accept");
    read.requireNothingElse();
    send(context, read, read.documents().replies(context.pathParam("id")));
  }

  /** {@code GET /api/v1/pages}: all pages, or the one at an address. */
  void pages(Context context) {
    Read read = read(context);
    List<String> permalink = read.parameters().getOrDefault(PERMALINK, List.of());
    if (permalink.isEmpty()) {
      list(context, read, "pages");
      return;
    }
    String id = read.documents().at(permalink.getFirst()).orElseThrow(ContentResource::nothing);
    Map<String, List<String>> others = new HashMap<>(read.parameters());
    others.remove(PERMALINK);
    context.res().addHeader("Vary", "Accept");
    context.header("Content-Location", portal.apiPath() + "api/v1/pages/" + id);
    page(context, new Read(read.documents(), others, read.isPrivate()), id);
  }

  /** {@code GET /api/v1/…}: a list by the parameters of the request. */
  void list(Context context, String name) {
    list(context, read(context), name);
  }

  private void list(Context context, Read read, String name) {
    if (read.parameters().isEmpty()) {
      send(context, read, read.documents().list(name));
      return;
    }
    String query = Optional.ofNullable(context.req().getQueryString()).orElse("");
    Representation list =
        valid(() -> read.documents().list(name, context.path(), query, read.parameters()));
    send(context, read, Optional.of(list));
  }

  /** {@code GET /api/v1/…/index.json}: a list in the pages the static build writes. */
  void listFile(Context context, String name) {
    String file = context.pathParam("file");
    Read read = read(context);
    if (!isFileOfList(file)) {
      throw nothing();
    }
    file(context, read, name + "/" + file);
  }

  /** What is read by a request. */
  private record Read(
      Documents documents, Map<String, List<String>> parameters, boolean isPrivate) {

    void requireNothingElse() {
      valid(() -> documents.requireNone(parameters));
    }
  }

  private Read read(Context context) {
    if (context.req().getQueryString() == null) {
      return new Read(portal.content().published().documents(), Map.of(), false);
    }
    Map<String, List<String>> parameters = new HashMap<>(context.queryParamMap());
    List<String> edition = Optional.ofNullable(parameters.remove(EDITION)).orElse(List.of());
    boolean internal =
        edition.stream()
            .map(it ->
                Edition.of(it)
                    .orElseThrow(() -> invalid(EDITION, "Possible are: public, internal.")))
            .anyMatch(it -> it == Edition.INTERNAL);
    if (!internal) {
      return new Read(portal.content().published().documents(), parameters, false);
    }
    authentication.require(context, Scope.EDITORIAL);
    return new Read(portal.content().internal().documents(), parameters, true);
  }

  private interface Reader<T> {
    T read();
  }

  private static <T> T valid(Reader<T> reader) {
    try {
      return reader.read();
    } catch (InvalidParameterException e) {
      throw invalid(e.name(), e.detail());
    }
  }

  private static ApiException invalid(String name, String detail) {
    return ApiError.of(400, "invalid-parameter", name + ": " + detail).exception();
  }

  private static ApiException notAcceptable(String offered) {
    return ApiError.of(406, "not-acceptable", "Possible here: " + offered + ".").exception();
  }

  private static ApiException nothing() {
    return ApiError.of(404, "not-found", "There is nothing at this address.").exception();
  }

  private void send(Context context, Read read, Optional<Representation> found) {
    Representation document = found.orElseThrow(ContentResource::nothing);
    Exchange exchange = new Answering(context);
    if (read.isPrivate()) {
      exchange.add("Cache-Control", PRIVATE);
      exchange.answer(document.type(), document.bytes());
    } else {
      DocumentAnswer.send(exchange, document, portal.clock().instant());
    }
  }

  /** An exchange on one of the routes. */
  private record Answering(Context context) implements Exchange {
    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(context.header(name));
    }

    @Override
    public Enumeration<String> headers(String name) {
      return context.req().getHeaders(name);
    }

    @Override
    public void add(String name, String value) {
      context.res().addHeader(name, value);
    }

    @Override
    public void answer(int status) {
      context.status(status);
    }

    /** Compressed or not is decided already. */
    @Override
    public void answer(String type, byte[] bytes) {
      context.disableCompression();
      context.res().setContentLength(bytes.length);
      context.contentType(type).result(bytes);
    }
  }
}
