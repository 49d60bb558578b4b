package org.klartext.api.http.connection;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.klartext.api.config.Proxies;
import org.klartext.api.config.SecurityHeaders;

/** Gives every answer the headers that all of them carry, ready as bytes. */
public final class SecuredAnswers extends Handler.Wrapper {
  private static final List<HttpField> PLAIN = fields(false);
  private static final List<HttpField> ENCRYPTED = fields(true);

  private final Proxies proxies;

  /**
   * All answers of another handler.
   *
   * @param proxies who may say that a reader's connection is encrypted
   */
  public SecuredAnswers(Handler answers, Proxies proxies) {
    super(answers);
    this.proxies = proxies;
  }

  private static List<HttpField> fields(boolean tls) {
    return SecurityHeaders.of(tls).entrySet().stream()
        .<HttpField>map(it -> new PreEncodedHttpField(it.getKey(), it.getValue()))
        .toList();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    for (HttpField field : isEncrypted(request) ? ENCRYPTED : PLAIN) {
      headers.add(field);
    }
    return super.handle(request, response, callback);
  }

  private boolean isEncrypted(Request request) {
    String forwarded =
        Optional.ofNullable(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO)).orElse("");
    return request.isSecure() || proxies.encrypt(Request.getRemoteAddr(request), forwarded);
  }
}
