package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartext.api.http.message.SearchRequest;
import org.klartext.api.publishing.Searcher.Findings;
import org.klartext.finder.Hits;

/** What is looked for, as an address and as a search in vain. */
class SearchRequestTest {
  private static final SearchRequest REQUEST =
      new SearchRequest("Fluß & Öl", "de", Map.of("topic", "netz"));

  @Test
  void anAddressCarriesAllOfIt() {
    assertEquals("q=Flu%C3%9F+%26+%C3%96l&lang=de&topic=netz", REQUEST.query());
    assertEquals("q=Fluss&lang=de&topic=netz", REQUEST.meaning("Fluss").query());
    assertEquals(
        "q=Flu%C3%9F+%26+%C3%96l&lang=de&kind=faq&topic=netz",
        REQUEST.with("kind", Optional.of("faq")).query());
    assertEquals(Set.of(), REQUEST.with("topic", Optional.empty()).traits());
    assertEquals(Set.of("topic:netz"), REQUEST.traits());
  }

  @Test
  void onlyWordsThatAreNowhereAreSearchedInVain() {
    Findings nothing = new Findings(List.of(), Hits.NONE);
    Findings something =
        new Findings(List.of(), new Hits(List.of(), 1, List.of(), Optional.empty()));
    SearchRequest everywhere = REQUEST.with("topic", Optional.empty());
    assertTrue(SearchResource.isVain(everywhere, nothing));
    assertFalse(SearchResource.isVain(everywhere, something));
    assertFalse(SearchResource.isVain(REQUEST, nothing));
    assertFalse(SearchResource.isVain(everywhere.meaning("😀 …"), nothing));
  }
}
