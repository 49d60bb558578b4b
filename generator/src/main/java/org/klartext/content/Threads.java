package org.klartext.content;

import org.klartext.files.TreeFile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Reply;

/** Puts replies under their pages. */
final class Threads {
  private static final Comparator<Reply> OLDEST_FIRST =
      Comparator.comparing(Reply::date).thenComparing(reply -> reply.source().path());

  private final Map<String, Reading> readings;
  private final List<Problem> problems;

  /**
   * @param readings by path of their files
   * @param problems takes what is found
   */
  Threads(Map<String, Reading> readings, List<Problem> problems) {
    this.readings = readings;
    this.problems = problems;
  }

  /**
   * The paths before {@code .replies} under which the replies of a page may stand: its own without
   * {@code .md}, that of its bundle's folder, and both without the suffix of the default language.
   */
  static List<String> stems(String path, String defaultLanguage) {
    String stem = path.substring(0, path.length() - ".md".length());
    String suffix = Languages.isTag(Languages.suffix(path)) ? "." + Languages.suffix(path) : "";
    String plain = stem.substring(0, stem.length() - suffix.length());
    Set<String> bases = new java.util.LinkedHashSet<>();
    bases.add(plain);
    if (plain.endsWith("/index")) {
      bases.add(plain.substring(0, plain.length() - "/index".length()));
    }
    List<String> stems = new ArrayList<>(bases.stream().map(base -> base + suffix).toList());
    if (suffix.equals("." + defaultLanguage)) {
      stems.addAll(bases);
    }
    return stems;
  }

  /**
   * The replies of all pages.
   *
   * @param pages those that are shown
   * @param files of the tree by path
   * @return by page, oldest first
   */
  Map<PageId, List<Reply>> under(List<Page> pages, List<TreeFile> files) {
    Map<String, List<Reply>> byStem = new LinkedHashMap<>();
    for (TreeFile file : files) {
      Reading reading = readings.get(file.path());
      if (file.isBelowReplies() && reading != null) {
        List<Reply> replies = byStem.computeIfAbsent(stem(file.path()), _ -> new ArrayList<>());
        if (reading.result() instanceof Reading.Result.OfReply(Reply reply)) {
          replies.add(reply);
        }
      }
    }
    return byStem.isEmpty() ? Map.of() : under(pages, byStem);
  }

  /** The path of a file of replies up to {@code .replies}. */
  static String stem(String path) {
    return path.substring(0, path.indexOf(TreeFile.REPLIES + "/"));
  }

  private Map<PageId, List<Reply>> under(List<Page> pages, Map<String, List<Reply>> byStem) {
    Map<PageId, List<Reply>> threads = new HashMap<>();
    for (Page page : pages) {
      List<Reply> replies = under(page, stem -> byStem.getOrDefault(stem, List.of()).stream());
      if (!replies.isEmpty()) {
        threads.put(page.meta().id(), replies);
      }
    }
    reportOrphans(byStem);
    return threads;
  }

  /**
   * The replies of one page, oldest first.
   *
   * @param byStem those that stand under a stem
   */
  List<Reply> under(Page page, Function<String, Stream<Reply>> byStem) {
    List<Reply> replies = stems(page).stream().flatMap(byStem).sorted(OLDEST_FIRST).toList();
    return replies.isEmpty() ? replies : settled(replies);
  }

  /** The paths before {@code .replies} under which the replies of a page stand. */
  List<String> stems(Page page) {
    return stems(page.meta().source().path(), languageOf(page));
  }

  /** A suffix counts as absent if it is the page's own language and nothing stands without it. */
  private String languageOf(Page page) {
    String path = page.meta().source().path();
    String suffix = Languages.suffix(path);
    String plain = path.replace("." + suffix + ".md", ".md");
    return readings.containsKey(plain) && !plain.equals(path) ? "" : page.meta().lang();
  }

  private void reportOrphans(Map<String, List<Reply>> byStem) {
    Set<String> owned = new HashSet<>();
    for (Reading reading : readings.values()) {
      if (reading.file().isMarkdown() && !reading.file().isBelowReplies()) {
        String path = reading.file().path();
        owned.addAll(stems(path, Languages.suffix(path)));
      }
    }
    byStem.forEach((stem, replies) -> {
      if (!owned.contains(stem)) {
        replies.forEach(reply -> reportOrphan(stem, reply));
      }
    });
  }

  private void reportOrphan(String stem, Reply reply) {
    String message =
        "The page of this reply is missing: neither "
            + stem
            + ".md nor "
            + stem
            + "/index.md is there.";
    problems.add(
        Problem.error("orphan-reply", reply.source().path(), Position.START, message)
            .withHint("Move pages with their replies: klartext move does so."));
  }

  private List<Reply> settled(List<Reply> replies) {
    Map<String, Reply> byId = new LinkedHashMap<>();
    for (Reply reply : replies) {
      Reply other = byId.putIfAbsent(reply.id(), reply);
      if (other != null) {
        String message =
            "The id "
                + reply.id()
                + " belongs to "
                + other.source().path()
                + " already; this reply is left out.";
        problems.add(
            Problem.error("duplicate-id", reply.source().path(), reply.source().at("id"), message));
      }
    }
    return byId.values().stream().map(reply -> settled(reply, byId)).toList();
  }

  private Reply settled(Reply reply, Map<String, Reply> byId) {
    Optional<String> parent = reply.replyTo();
    if (parent.isEmpty()) {
      return reply;
    }
    if (!byId.containsKey(parent.get())) {
      return topLevel(reply, "There is no reply “" + parent.get() + "” on this page");
    }
    return isCyclic(reply, byId)
        ? topLevel(reply, "This reply answers, over others, itself")
        : reply;
  }

  private static boolean isCyclic(Reply reply, Map<String, Reply> byId) {
    Set<String> seen = new HashSet<>();
    Optional<Reply> at = Optional.of(reply);
    while (at.isPresent() && seen.add(at.get().id())) {
      at = at.get().replyTo().flatMap(id -> Optional.ofNullable(byId.get(id)));
    }
    return at.filter(it -> it.id().equals(reply.id())).isPresent();
  }

  private Reply topLevel(Reply reply, String reason) {
    String message = reason + "; it is shown as one of its own.";
    problems.add(
        Problem.warning(
            "unknown-reply", reply.source().path(), reply.source().at("replyTo"), message));
    return new Reply(
        reply.id(),
        reply.kind(),
        Optional.empty(),
        reply.author(),
        reply.date(),
        reply.edited(),
        reply.lang(),
        reply.removed(),
        reply.body(),
        reply.source(),
        org.klartext.site.Digest.of(reply.digest(), org.klartext.site.Digest.EMPTY));
  }
}
