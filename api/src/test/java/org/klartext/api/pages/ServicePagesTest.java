package org.klartext.api.pages;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of the server say, and that nothing typed into them becomes part of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicePagesTest {
  private ServicePortal portal;

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    portal = ServicePortal.build(folder);
  }

  @AfterAll
  void close() {
    portal.close();
  }

  private Document page(String lang, ServiceContent content) throws Exception {
    return Jsoup.parse(portal.render(lang, content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyPageIsValidHtml(String lang) throws Exception {
    EmbeddedValidator validator = new EmbeddedValidator();
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, ServiceContent> entry : ServiceFixtures.all().entrySet()) {
      byte[] html = portal.render(lang, entry.getValue()).getBytes(StandardCharsets.UTF_8);
      String report = validator.validate(new ByteArrayInputStream(html));
      if (report.contains("\"type\":\"error\"")) {
        faults.add(entry.getKey() + " " + report);
      }
    }
    assertEquals(List.of(), faults);
  }
}
