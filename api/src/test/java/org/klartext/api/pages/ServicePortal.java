package org.klartext.api.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.klartext.build.BuildOptions;
import org.klartext.build.SiteBuild;
import org.klartext.render.ThemeException;
import org.klartext.site.Edition;

/** A small portal with a server, of which only the pages are there. */
final class ServicePortal implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("klartext.root"));
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final SiteBuild build;
  private final SiteBuild.Live live;
  private final Path out;

  private ServicePortal(SiteBuild build, SiteBuild.Live live, Path out) {
    this.build = build;
    this.live = live;
    this.out = out;
  }

  /** Builds it into a folder. */
  static ServicePortal build(Path folder) throws Exception {
    Path content = Files.createDirectories(folder.resolve("content"));
    Files.createDirectories(content.resolve("de/themen"));
    Files.writeString(
        content.resolve("site.yaml"),
        """
        title: {de: Klartext, en: Klartext}
        description: {de: Antworten von Menschen, en: Answers from people}
        baseUrl: https://portal.example/
        timeZone: Europe/Berlin
        defaultLanguage: de
        languages: [de, en]
        sections: {themen: topic}
        navigation: {de: [themen]}
        """);
    Files.writeString(content.resolve("de/_index.md"), "---\ntitle: Klartext\n---\n");
    return open(content, folder.resolve("site"), folder.resolve("var"));
  }

  private static ServicePortal open(Path content, Path out, Path state) throws Exception {
    BuildOptions options =
        new BuildOptions(
            content,
            ROOT.resolve("themes"),
            out,
            state,
            Edition.PUBLIC,
            false,
            Optional.of(NOW),
            Optional.empty(),
            true,
            false,
            false);
    SiteBuild build = SiteBuild.open(options, InstantSource.fixed(NOW));
    build.run();
    return new ServicePortal(build, build.live(), out);
  }

  /** A page of the server. */
  String render(String lang, ServiceContent content) throws ThemeException {
    return ServicePages.render(live, lang, content);
  }

  /** The folder with all other pages and the theme's files. */
  Path out() {
    return out;
  }

  @Override
  public void close() {
    build.close();
  }
}
