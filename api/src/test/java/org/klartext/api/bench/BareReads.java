package org.klartext.api.bench;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The least a server has to do for a read: to send bytes that are ready. */
final class BareReads {
  /** The version of everything here. */
  static final String TAG = "\"ready\"";

  /** The end of the names of what is compressed. */
  static final String GZIP = "-gzip";

  private BareReads() {}

  /** Serves: folder of the prepared answers, port. */
  public static void main(String[] arguments) throws IOException {
    Map<String, byte[]> ready = new HashMap<>();
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.toList()) {
        ready.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Javalin.create(
            it -> {
              it.startup.showJavalinBanner = false;
              it.concurrency.useVirtualThreads = true;
              it.routes.get("/", context -> context.result("here"));
              for (Map.Entry<String, byte[]> each : List.copyOf(ready.entrySet())) {
                boolean gzip = each.getKey().endsWith(GZIP);
                it.routes.get("/" + each.getKey(), context -> send(context, each.getValue(), gzip));
              }
            })
        .start("localhost", Integer.parseInt(arguments[1]));
  }

  private static void send(Context context, byte[] bytes, boolean gzip) {
    context.disableCompression();
    if (TAG.equals(context.header("If-None-Match"))) {
      context.status(304).header("ETag", TAG);
    } else {
      if (gzip) {
        context.header("Content-Encoding", "gzip");
      }
      context.res().setContentLength(bytes.length);
      context.header("ETag", TAG).contentType("application/json").result(bytes);
    }
  }
}
