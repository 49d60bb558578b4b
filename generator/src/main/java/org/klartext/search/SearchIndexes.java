package org.klartext.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.klartext.site.Digest;
import org.klartext.view.SearchEntry;
import org.klartext.view.SearchFile;
import org.klartext.view.SearchSource;

/**
 * Makes the files of search indexes and remembers the words of the pages, so that after an edit
 * only what was edited is read again. Safe for several threads.
 */
public final class SearchIndexes {
  private final Map<String, Vocabulary> vocabularies = new ConcurrentHashMap<>();
  private final Map<String, Map<Digest, EntryWords>> words = new ConcurrentHashMap<>();
  private final Map<Digest, BrowserIndex> indexes = new ConcurrentHashMap<>();

  /** Nothing is remembered yet. */
  public SearchIndexes() {}

  /**
   * The reading that is left to do before files can be made; each part of it may run on any thread.
   *
   * @param sources all that will be asked for; what belongs to others is forgotten
   */
  public List<Runnable> unread(Collection<SearchSource> sources) {
    List<Runnable> unread = new ArrayList<>();
    Set<Digest> wanted = new HashSet<>();
    for (SearchSource source : sources) {
      wanted.add(source.digest());
      Map<Digest, EntryWords> known = known(source);
      Set<Digest> digests = new HashSet<>();
      for (SearchEntry entry : source.entries()) {
        digests.add(entry.digest());
        if (!known.containsKey(entry.digest())) {
          unread.add(() -> known.put(entry.digest(), EntryWords.of(entry, vocabulary(source))));
        }
      }
      known.keySet().retainAll(digests);
    }
    indexes.keySet().retainAll(wanted);
    return unread;
  }

  private Map<Digest, EntryWords> known(SearchSource source) {
    return words.computeIfAbsent(source.lang(), _ -> new ConcurrentHashMap<>());
  }

  private Vocabulary vocabulary(SearchSource source) {
    return vocabularies.computeIfAbsent(source.lang(), Vocabulary::new);
  }

  /**
   * Makes a file of an index; the index as a whole is made when its first file is wanted.
   *
   * @param file whose source has been read
   */
  public byte[] bytes(SearchFile file) {
    if (file.part() == SearchFile.Part.PAGES) {
      return PagesDocument.of(file).getBytes(StandardCharsets.UTF_8);
    }
    return indexes
        .computeIfAbsent(file.source().digest(), _ -> index(file.source()))
        .file(file.part(), file.number());
  }

  private BrowserIndex index(SearchSource source) {
    Map<Digest, EntryWords> known = known(source);
    List<EntryWords> entries =
        source.entries().stream()
            .map(entry -> Objects.requireNonNull(known.get(entry.digest()), "not read yet"))
            .toList();
    return new BrowserIndex(source, entries, vocabulary(source));
  }
}
