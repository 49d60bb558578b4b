package org.klartext.api.config;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration of Caddy, which serves the finished pages and asks the server for the rest. */
public final class CaddyFile {
  private static final String FRAME =
      """
      # klartext config --caddy: the portal at @site@
      # In klartext.yaml the server must be told to believe Caddy: proxies: [127.0.0.1]

      # Secrets of receipts and of the setup link, and what follows a “?”, stay out of the log.
      {
      	log {
      		format filter {
      			wrap json
      			fields {
      				request>uri regexp "((?:receipt/[^/?]+|desk/setup)/)[^?]+|[?].*" "${1}-"
      				request>headers>Referer delete
      			}
      		}
      	}
      }

      (klartext_pages) {
      	root * "@out@"
      	encode zstd gzip
      	header {
      @headers@	}
      	@markdown path *.md
      	header @markdown Content-Type "text/markdown; charset=utf-8"
      }

      @origin@ {
      	log
      @server@	handle_path @path@* {
      		import klartext_pages
      		@assets path /assets/*
      		@others not path /assets/*
      		header @assets Cache-Control "public, max-age=31536000, immutable"
      		header @others Cache-Control no-cache
      		file_server {
      			hide .klartext
      		}
      	}
      	handle_errors {
      		@missing expression {http.error.status_code} == 404
      		handle @missing {
      			import klartext_pages
      			header Cache-Control no-cache
      @missing@			rewrite * /404.html
      			file_server
      		}
      	}
      }
      @apart@\
      """;

  private static final String SERVER =
      """
      	@server path @places@
      	handle @server {
      		reverse_proxy @upstream@ {
      			header_up X-Forwarded-For {remote_host}
      		}
      	}
      """;

  private static final String APART =
      """

      @origin@ {
      	log
      @server@}
      """;

  private final Frontage frontage;

  private CaddyFile(Frontage frontage) {
    this.frontage = frontage;
  }

  /** The whole file. */
  public static String text(Frontage frontage) {
    return new CaddyFile(frontage).text();
  }

  private String text() {
    return FRAME
        .replace("@missing@", missing())
        .replace("@headers@", headers())
        .replace("@server@\t", frontage.isApart() ? "\t" : server() + "\t")
        .replace("@apart@", frontage.isApart() ? apart() : "")
        .replace("@site@", frontage.site().toString())
        .replace("@origin@", frontage.site().origin())
        .replace("@path@", frontage.site().path())
        .replace("@out@", frontage.out().toString());
  }

  private String missing() {
    return frontage.others().stream()
        .map(lang ->
            "\t\t\t@missing_%s path %s%s/*\n\t\t\trewrite @missing_%s /%s/404.html\n"
                .formatted(lang, frontage.site().path(), lang, lang, lang))
        .collect(Collectors.joining());
  }

  private String headers() {
    return frontage.headers().entrySet().stream()
        .map(it -> "\t\t%s \"%s\"\n".formatted(it.getKey(), it.getValue()))
        .collect(Collectors.joining());
  }

  private String server() {
    String api = frontage.api().path();
    String places =
        Stream.concat(
                Frontage.PLACES.stream(), Frontage.FOLDERS.stream().map(folder -> folder + "/*"))
            .map(place -> api + place)
            .collect(Collectors.joining(" "));
    return SERVER.replace("@places@", places).replace("@upstream@", frontage.upstream());
  }

  private String apart() {
    return APART.replace("@origin@", frontage.api().origin()).replace("@server@", server());
  }
}
