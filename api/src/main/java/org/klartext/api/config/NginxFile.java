package org.klartext.api.config;

import java.util.stream.Collectors;
import org.klartext.site.BaseUrl;

/** A configuration of nginx, which serves the finished pages and asks the server for the rest. */
public final class NginxFile {
  private static final String FRAME =
      """
      # klartext config --nginx: the portal at @site@
      # Put it where nginx includes files within “http”, such as /etc/nginx/conf.d/klartext.conf.
      # In klartext.yaml the server must be told to believe nginx: proxies: [127.0.0.1]

      # Secrets of receipts and of the setup link, and what follows a “?”, stay out of the log.
      map $request_uri $klartext_logged {
          "~^(?<klartext_kept>[^?]*/(?:receipt/[^/?]+|desk/setup)/)[^?]" "${klartext_kept}-";
          "~^(?<klartext_plain>[^?]*)" $klartext_plain;
      }
      log_format klartext '$remote_addr [$time_iso8601] "$request_method $klartext_logged" '
                          '$status $body_bytes_sent $request_time';

      # The names of assets change with their content.
      map "$status $request_uri" $klartext_cache {
          "~^(200|206|304) @path@assets/" "public, max-age=31536000, immutable";
          default "no-cache";
      }
      map $request_uri $klartext_missing {
      @missing@    default @path@404.html;
      }
      @redirect@
      server {
      @listen@
          access_log /var/log/nginx/klartext.log klartext;
          error_page 404 $klartext_missing;
          error_page 403 =404 $klartext_missing;
          absolute_redirect off;
          include mime.types;
          types {
              text/markdown md;
          }

          location @path@ {
              @folder@;
              index index.html;
      @headers@        add_header Cache-Control $klartext_cache always;
              charset utf-8;
              charset_types text/css text/plain text/markdown text/xml text/javascript
                            application/javascript application/json application/xml;
              gzip on;
              gzip_vary on;
              gzip_types text/css text/plain text/markdown text/xml text/javascript
                         application/javascript application/json application/xml image/svg+xml;
          }
          location ~ /\\.(?!well-known/) {
              return 404;
          }
      @server@}
      @apart@\
      """;

  private static final String SERVER =
      """

          client_max_body_size @request@k;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $host;
          proxy_set_header X-Forwarded-For $remote_addr;
          proxy_set_header X-Forwarded-Proto $scheme;
      @places@    location ^~ @api@receipt/ {
              proxy_pass http://@upstream@;
              error_log /dev/null crit; # it would tell the secrets
          }
      """;

  private static final String PLACE =
      """
          location @match@ {
              proxy_pass http://@upstream@;
          }
      """;

  private static final String APART =
      """

      server {
      @listen@
          access_log /var/log/nginx/klartext.log klartext;
      @server@}
      """;

  private static final String REDIRECT =
      """

      server {
          listen 80;
          listen [::]:80;
          server_name @host@;
          access_log /var/log/nginx/klartext.log klartext;
          return 301 https://$host$request_uri;
      }
      """;

  private final Frontage frontage;

  private NginxFile(Frontage frontage) {
    this.frontage = frontage;
  }

  /** The whole file. */
  public static String text(Frontage frontage) {
    return new NginxFile(frontage).text();
  }

  private String text() {
    String path = frontage.site().path();
    return FRAME
        .replace("@redirect@", frontage.isEncrypted() ? redirect() : "")
        .replace("@listen@", listen(frontage.site()))
        .replace("@missing@", missing(path))
        .replace("@folder@", folder(path))
        .replace("@headers@", headers())
        .replace("@server@", frontage.isApart() ? "" : server())
        .replace("@apart@", frontage.isApart() ? apart() : "")
        .replace("@site@", frontage.site().toString())
        .replace("@path@", path);
  }

  private String redirect() {
    String hosts = Frontage.host(frontage.site());
    return REDIRECT.replace(
        "@host@", frontage.isApart() ? hosts + " " + Frontage.host(frontage.api()) : hosts);
  }

  private static String listen(BaseUrl url) {
    String host = Frontage.host(url);
    int port = Frontage.port(url);
    boolean tls = url.origin().startsWith("https:");
    String lines =
        """
            listen @port@;
            listen [::]:@port@;
            server_name @host@;
        """;
    String certificate =
        """
            ssl_certificate /etc/letsencrypt/live/@host@/fullchain.pem;
            ssl_certificate_key /etc/letsencrypt/live/@host@/privkey.pem;
        """;
    return (tls ? lines + certificate : lines)
        .stripTrailing()
        .replace("@port@", port + (tls ? " ssl" : ""))
        .replace("@host@", host);
  }

  private String missing(String path) {
    return frontage.others().stream()
        .map(lang -> "    \"~^%s%s/\" %s%s/404.html;\n".formatted(path, lang, path, lang))
        .collect(Collectors.joining());
  }

  private String folder(String path) {
    return path.equals("/")
        ? "root \"" + frontage.out() + "\""
        : "alias \"" + frontage.out() + "/\"";
  }

  private String headers() {
    return frontage.headers().entrySet().stream()
        .map(it -> "        add_header %s \"%s\" always;\n".formatted(it.getKey(), it.getValue()))
        .collect(Collectors.joining());
  }

  private String server() {
    String api = frontage.api().path();
    StringBuilder places = new StringBuilder();
    for (String place : Frontage.PLACES) {
      places.append(PLACE.replace("@match@", "= " + api + place));
    }
    for (String folder : Frontage.FOLDERS) {
      if (!folder.equals("receipt")) {
        places.append(PLACE.replace("@match@", "^~ " + api + folder + "/"));
      }
    }
    int room = frontage.request() / 1024 + 1024; // a little too much is refused with good words
    return SERVER
        .replace("@places@", places)
        .replace("@api@", api)
        .replace("@request@", String.valueOf(room))
        .replace("@upstream@", frontage.upstream());
  }

  private String apart() {
    return APART.replace("@listen@", listen(frontage.api())).replace("@server@", server());
  }
}
