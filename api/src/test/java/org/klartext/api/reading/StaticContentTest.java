package org.klartext.api.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;
import org.klartext.build.BuildOptions;
import org.klartext.build.SiteBuild;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The output folder alone, as a CDN has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaticContentTest extends ContentSuite {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Path out = Path.of("");

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    TreeArchive.write(folder.resolve("content"), ContentPortal.ARCHIVE);
    out = folder.resolve("site");
    BuildOptions options =
        BuildOptions.of(
            folder.resolve("content"), folder.resolve("themes"), out, folder.resolve("var"));
    try (SiteBuild build = SiteBuild.open(options, InstantSource.system())) {
      build.run();
    }
  }

  @Override
  JsonNode read(String address) {
    String path = address.startsWith("/") ? address.substring(1) : "api/v1/" + address;
    try {
      return JSON.readTree(Files.readAllBytes(out.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
