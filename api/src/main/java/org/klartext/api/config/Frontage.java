package org.klartext.api.config;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.klartext.site.BaseUrl;
import org.klartext.site.SiteConfig;

/**
 * What a web server before this one has to know.
 *
 * @param site where readers find the portal
 * @param api where they reach the server
 * @param others languages of the portal besides its main one
 * @param out the folder with the finished site; absolute
 * @param upstream where the web server finds the server, such as {@code 127.0.0.1:8080}
 * @param request largest body of a request, in bytes
 */
public record Frontage(
    BaseUrl site, BaseUrl api, List<String> others, Path out, String upstream, int request) {
  /** The places below the server's address that stand for themselves. */
  static final List<String> PLACES = List.of("ask", "desk", "search");

  /** The folders below the server's address. */
  static final List<String> FOLDERS = List.of("api", "pages", "receipt", "desk", "health");

  /** Copies what it is given. */
  public Frontage {
    others = List.copyOf(others);
  }

  /**
   * The web server of a portal.
   *
   * @param config of the server
   * @param site what {@code site.yaml} says
   */
  public static Frontage of(Config config, SiteConfig site) {
    List<String> others =
        site.languages().stream().filter(it -> !it.equals(site.defaultLanguage())).toList();
    return new Frontage(
        site.baseUrl(),
        site.apiUrl().map(url -> api(site.baseUrl(), url)).orElse(site.baseUrl()),
        others,
        config.folders().out().toAbsolutePath().normalize(),
        local(config.host()) + ":" + config.port(),
        config.limits().request());
  }

  private static BaseUrl api(BaseUrl site, String url) {
    return BaseUrl.parse(url.contains("//") ? url : site.origin() + url);
  }

  /** Whoever listens everywhere is found at home. */
  private static String local(String host) {
    String plain = host.replaceAll("[\\[\\]]", "");
    if (plain.equals("localhost") || plain.equals("0.0.0.0")) {
      return "127.0.0.1";
    }
    return plain.contains(":") ? "[" + (isEverywhere(plain) ? "::1" : plain) + "]" : plain;
  }

  private static boolean isEverywhere(String address) {
    return InetAddress.ofLiteral(address).isAnyLocalAddress();
  }

  /** True if readers come by an encrypted connection. */
  boolean isEncrypted() {
    return site.origin().startsWith("https:");
  }

  /** True if the server has another address than the portal. */
  boolean isApart() {
    return !site.origin().equals(api.origin());
  }

  /** What every answer carries; the pages may ask a server at another address. */
  SequencedMap<String, String> headers() {
    SequencedMap<String, String> headers = new LinkedHashMap<>(SecurityHeaders.of(isEncrypted()));
    if (isApart()) {
      headers.replaceAll(
          (_, value) -> value.replaceAll("(connect-src|form-action) 'self'", "$0 " + api.origin()));
    }
    return headers;
  }

  /** The name of a host. */
  static String host(BaseUrl url) {
    return URI.create(url.origin()).getHost();
  }

  /** The port of a host. */
  static int port(BaseUrl url) {
    int port = URI.create(url.origin()).getPort();
    return port > 0 ? port : url.origin().startsWith("https:") ? 443 : 80;
  }
}
