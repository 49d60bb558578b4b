package org.klartext.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.klartext.content.Catalogue;
import org.klartext.site.Kind;
import org.klartext.site.PageMeta;

/** What a move leaves for people to do or to know. */
record MoveNotes(Catalogue catalogue, Relocation relocation) {

  /** One sentence for each. */
  List<String> of(PageMeta before, PageMeta after) {
    List<String> notes = new ArrayList<>();
    catalogue.pages().values().stream()
        .filter(it -> it.translationKey().equals(before.translationKey()))
        .filter(it -> !relocation.moves(it.source().path()))
        .forEach(it ->
            notes.add(
                "The translation " + it.source().path() + " (" + it.lang() + ") stays there."));
    if (!before.lang().equals(after.lang())) {
      notes.add("The page is now " + after.lang() + "; it was " + before.lang() + ".");
    }
    if (before.kind() != after.kind()) {
      notes.add(
          "The page is now of the kind “"
              + after.kind().key()
              + "”; it was “"
              + before.kind().key()
              + "”. With type: "
              + before.kind().key()
              + " it stays one.");
    }
    if (!before.slug().equals(after.slug())) {
      named(before, after, notes);
    }
    navigation(before, notes);
    return notes;
  }

  /** Topics and experts are named by their slugs. */
  private void named(PageMeta before, PageMeta after, List<String> notes) {
    long users =
        catalogue.pages().values().stream()
            .filter(page ->
                switch (before.kind()) {
                  case TOPIC -> page.labels().topics().contains(before.slug());
                  case EXPERT -> page.labels().authors().contains(before.slug());
                  default -> false;
                })
            .count();
    if (users > 0 || before.kind() == Kind.EXPERT) {
      notes.add(
          "The "
              + before.kind().key()
              + " is now called “"
              + after.slug()
              + "”. Where pages and"
              + " site.yaml say “"
              + before.slug()
              + "” ("
              + users
              + " pages), change it, or add"
              + " slug: "
              + before.slug()
              + " to the page to keep the name.");
    }
  }

  private void navigation(PageMeta before, List<String> notes) {
    String path = before.source().path();
    String stem = path.substring(0, path.length() - ".md".length());
    String plain =
        stem.startsWith(before.lang() + "/") ? stem.substring(before.lang().length() + 1) : stem;
    boolean named =
        Stream.of(catalogue.config().navigation(), catalogue.config().footer())
            .flatMap(lists -> lists.values().stream())
            .flatMap(List::stream)
            .anyMatch(it -> List.of(path, stem, plain).contains(it));
    if (named) {
      notes.add("site.yaml names “" + plain + "” in its navigation or footer; change it there.");
    }
  }
}
