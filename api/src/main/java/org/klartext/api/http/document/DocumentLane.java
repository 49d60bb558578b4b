package org.klartext.api.http.document;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.klartext.api.reading.Documents;
import org.klartext.api.reading.Representation;

/**
 * The short way to documents: answers reads that ask for nothing special before any route is looked
 * for, in the thread that read the request. All others take the way of the routes, which answer
 * these in the same words.
 */
public final class DocumentLane extends Handler.Wrapper {
  private static final List<String> ANY = List.of("*/*", "application/json");
  private static final String PAGES = "pages/";

  private final List<String> starts;
  private final Vary vary;
  private final Supplier<Documents> documents;
  private final InstantSource clock;
  private final Listener listener;

  /** Hears of answers. */
  public interface Listener {
    /**
     * A request was answered.
     *
     * @param nanos how long that took
     */
    void answered(String method, String path, int status, long nanos);
  }

  /** Whether answers differ by the site whose scripts ask. */
  public enum Vary {
    /** They do not, as no other site may ask. */
    NOT,
    /** They differ: a site that asks is told whether it may. */
    BY_ORIGIN,
    /** Every site that asks is told that it may. */
    FOR_EVERY_ORIGIN
  }

  /**
   * Before the routes.
   *
   * @param routes what handles everything else
   * @param starts what the addresses of documents begin with, with slashes around it
   * @param documents gives those of this moment
   * @param clock tells when it is
   */
  public DocumentLane(
      Handler routes,
      List<String> starts,
      Vary vary,
      Supplier<Documents> documents,
      InstantSource clock,
      Listener listener) {
    super(routes);
    this.starts = List.copyOf(starts);
    this.vary = vary;
    this.documents = documents;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long start = System.nanoTime();
    Optional<String> address = isPlain(request) ? address(request.getHttpURI()) : Optional.empty();
    Optional<Representation> document = address.flatMap(it -> find(request.getHttpURI(), it));
    if (document.isEmpty()) {
      return super.handle(request, response, callback);
    }
    if (vary == Vary.BY_ORIGIN) {
      response.getHeaders().add(HttpHeader.VARY, "Origin");
    }
    if (address.get().startsWith(PAGES)) { // as they are there as Markdown, too
      response.getHeaders().add(HttpHeader.VARY, "Accept");
    }
    String method = request.getMethod();
    String path = request.getHttpURI().getPath();
    Exchange exchange = new Answering(request, response, callback);
    int status = DocumentAnswer.send(exchange, document.get(), clock.instant());
    listener.answered(method, path, status, System.nanoTime() - start);
    return true;
  }

  private boolean isPlain(Request request) {
    HttpFields headers = request.getHeaders();
    String accept = headers.get(HttpHeader.ACCEPT);
    String method = request.getMethod();
    return (HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method))
        && (accept == null || ANY.contains(accept))
        && !(vary != Vary.NOT && headers.contains(HttpHeader.ORIGIN))
        && !headers.contains("X-HTTP-Method-Override")
        && !headers.contains(HttpHeader.CONTENT_LENGTH)
        && !headers.contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** What comes after one of the starts. */
  private Optional<String> address(HttpURI uri) {
    String path = uri.getPath();
    for (String start : starts) {
      if (path != null && path.startsWith(start)) {
        return Optional.of(path.substring(start.length()));
      }
    }
    return Optional.empty();
  }

  private Optional<Representation> find(HttpURI uri, String address) {
    return uri.getQuery() == null
        ? documents.get().plain(address)
        : documents.get().known(uri.getPath(), uri.getQuery());
  }

  /** An exchange with Jetty itself. */
  private record Answering(Request request, Response response, Callback callback)
      implements Exchange {
    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(request.getHeaders().get(name));
    }

    @Override
    public Enumeration<String> headers(String name) {
      return request.getHeaders().getValues(name);
    }

    @Override
    public void add(String name, String value) {
      response.getHeaders().add(name, value);
    }

    @Override
    public void answer(int status) {
      response.setStatus(status);
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }

    @Override
    public void answer(String type, byte[] bytes) {
      response.setStatus(200);
      response.getHeaders().add(HttpHeader.CONTENT_TYPE, type);
      response.getHeaders().add(HttpHeader.CONTENT_LENGTH, bytes.length);
      response.write(true, ByteBuffer.wrap(bytes), callback);
    }
  }
}
