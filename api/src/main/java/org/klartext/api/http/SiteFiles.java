package org.klartext.api.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.klartext.api.http.message.Validators;
import org.klartext.site.text.PathEncoding;

/** Serves the output folder. */
final class SiteFiles {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("woff2", "font/woff2"));

  private static final String ALLOWED = "GET, HEAD, OPTIONS";

  private final Path folder;
  private final String prefix;

  /**
   * Of one portal.
   *
   * @param folder the output folder
   * @param prefix path of the portal's address, with slashes around it
   */
  SiteFiles(Path folder, String prefix) {
    this.folder = folder.toAbsolutePath().normalize();
    this.prefix = prefix;
  }

  void get(Context context) throws IOException {
    Optional<String> path = path(context);
    Optional<Path> file = path.flatMap(this::file);
    if (file.isPresent()) {
      send(context, file.get(), path.get().startsWith("assets/"));
    } else if (path.isPresent() && isFolder(path.get())) {
      context.redirect(
          prefix + PathEncoding.encode(path.get()) + "/",
          io.javalin.http.HttpStatus.MOVED_PERMANENTLY);
    } else {
      throw new NotFoundResponse();
    }
  }

  /** Files can be read only. */
  void refuse(Context context) {
    Optional<String> path = path(context);
    if (path.flatMap(this::file).isEmpty()) {
      throw new NotFoundResponse();
    }
    if (!context.req().getMethod().equals("OPTIONS")) {
      throw RouteTable.notAllowed(ALLOWED);
    }
    context.status(204).header("Allow", ALLOWED);
  }

  /** The path below the portal. */
  private Optional<String> path(Context context) {
    String raw = context.req().getRequestURI();
    if (!raw.startsWith(prefix)) {
      return Optional.empty();
    }
    String path = PathEncoding.decode(raw.substring(prefix.length()));
    boolean odd = path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0 || path.contains("//");
    return odd ? Optional.empty() : Optional.of(path);
  }

  private Optional<Path> file(String path) {
    String name = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    return inside(name).filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS));
  }

  private boolean isFolder(String path) {
    return inside(path + "/index.html").filter(Files::isRegularFile).isPresent();
  }

  /** Never out of the folder, never a file of the build itself. */
  private Optional<Path> inside(String name) {
    Path file = folder.resolve(name).normalize();
    boolean hidden = ("/" + name).contains("/.");
    return !hidden && file.startsWith(folder) ? Optional.of(file) : Optional.empty();
  }

  private void send(Context context, Path file, boolean asset) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      String tag =
          Long.toString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), 36)
              + "-"
              + Long.toString(attributes.size(), 36);
      context.header("ETag", "W/\"" + tag + "\"");
      boolean named = asset && !file.startsWith(folder.resolve("assets/search"));
      context.header("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
      if (Validators.isKnown(context, tag, Optional.empty())) {
        context.status(304);
        return;
      }
      context.contentType(type(file));
      context.result(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new NotFoundResponse(); // it went between two looks
    }
  }

  private static String type(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }

  /** The portal's own page for what is not there. */
  void notFound(Context context) {
    context.status(404).header("Cache-Control", "no-cache");
    try {
      byte[] page = Files.readAllBytes(folder.resolve("404.html"));
      context.contentType("text/html; charset=utf-8").result(page);
    } catch (IOException e) {
      context.contentType("text/plain; charset=utf-8").result("There is no such page.");
    }
  }
}
