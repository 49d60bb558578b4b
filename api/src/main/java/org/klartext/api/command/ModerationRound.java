package org.klartext.api.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartext.api.contribution.Reason;
import org.klartext.cli.CommandException;
import tools.jackson.databind.JsonNode;

/** Shows one entry of the queue after another, and does what is typed. */
final class ModerationRound {
  private static final int PART = 20;
  private static final String REASONS =
      Arrays.stream(Reason.values())
          .map(it -> it.key().charAt(0) + ")" + it.key().substring(1))
          .collect(Collectors.joining(" "));

  private final ModerationClient client;
  private final QueueFilter filter;
  private final TypedInput in;
  private final PrintWriter out;
  private final Deque<String> next = new ArrayDeque<>();
  private final Deque<Entry> decided = new ArrayDeque<>();
  private final Set<String> met = new HashSet<>();
  private Optional<String> after = Optional.empty();
  private boolean more = true;
  private boolean open = true;

  /**
   * A round through a queue.
   *
   * @param client asks the server
   * @param filter what is looked at
   * @param in what is typed
   * @param out what is shown
   */
  ModerationRound(ModerationClient client, QueueFilter filter, TypedInput in, PrintWriter out) {
    this.client = client;
    this.filter = filter;
    this.in = in;
    this.out = out;
  }

  /** Goes on until nothing is left, or until somebody has had enough. */
  void run() throws CommandException, NotDoneException, IOException {
    while (open) {
      Optional<String> id = next();
      if (id.isPresent()) {
        treat(id.get());
      } else {
        end();
      }
    }
  }

  private Optional<String> next() throws CommandException, NotDoneException {
    while (next.isEmpty() && more) {
      ModerationClient.Part part = client.queue(filter.parameters(), after, PART);
      part.entries().forEach(it -> next.add(it.id()));
      after = part.after();
      more = after.isPresent();
    }
    return Optional.ofNullable(next.poll());
  }

  /** Looks once more: others decide, too. */
  private void treat(String id) throws CommandException, IOException {
    try {
      Entry entry = client.entry(id);
      boolean again = !met.add(id);
      if (again || filter.includes(entry)) {
        out.println();
        EntryText.whole(entry).forEach(out::println);
        out.println();
        ask(entry);
      } else {
        out.println(id + " has been decided by somebody else meanwhile.");
      }
    } catch (NotDoneException e) {
      out.println(e.sentence());
    }
  }

  private void ask(Entry entry) throws CommandException, IOException {
    boolean answered = false;
    while (!answered) {
      Optional<String> key = typed(keys(entry));
      if (key.isEmpty()) {
        open = false;
        return;
      }
      try {
        answered = act(key.get().toLowerCase(Locale.ROOT), entry);
      } catch (NotDoneException e) {
        out.println(e.sentence());
        next.addFirst(entry.id()); // as it stands now
        answered = true;
      }
    }
  }

  private String keys(Entry entry) {
    StringBuilder keys = new StringBuilder();
    keys.append(entry.isWaiting() ? "a)pprove r)eject " : "");
    keys.append(entry.isPublic() ? "m)remove " : "");
    keys.append(entry.reports() > 0 ? "k)eep " : "");
    keys.append("s)kip ");
    keys.append(decided.isEmpty() ? "" : "u)ndo ");
    return keys.append("q)uit > ").toString();
  }

  /** Returns true if the entry needs no more. */
  private boolean act(String key, Entry entry)
      throws CommandException, NotDoneException, IOException {
    if (key.isEmpty() || !keys(entry).contains(key.charAt(0) + ")")) {
      out.println("Type one of the letters before the brackets.");
      return false;
    }
    return switch (key.charAt(0)) {
      case 'a' -> decide(entry, Ruling.APPROVED);
      case 'r' -> refuse(entry, "rejected");
      case 'm' -> refuse(entry, "removed");
      case 'k' -> keep(entry);
      case 'u' -> {
        next.addFirst(entry.id());
        undo();
        yield true;
      }
      case 'q' -> {
        open = false;
        yield true;
      }
      default -> true;
    };
  }

  private boolean decide(Entry entry, Ruling ruling) throws CommandException, NotDoneException {
    Entry now = client.decide(entry.id(), entry.etag(), ruling);
    decided.push(now);
    out.println(EntryText.decided(now, ruling));
    return true;
  }

  private boolean refuse(Entry entry, String decision)
      throws CommandException, NotDoneException, IOException {
    Optional<Ruling.Grounds> grounds = grounds();
    return grounds.isPresent() && decide(entry, new Ruling(decision, grounds));
  }

  /** Asks why; empty if somebody thinks better of it. */
  private Optional<Ruling.Grounds> grounds() throws IOException {
    Optional<Reason> reason =
        typed("Why? " + REASONS + " (nothing: back) > ").flatMap(this::reason);
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    String original = "";
    if (reason.get() == Reason.DUPLICATE) {
      original = typed("Id of the page or reply it repeats (nothing: back) > ").orElse("");
      if (original.isEmpty()) {
        return Optional.empty();
      }
    }
    // whoever is gone has not confirmed anything
    Optional<String> word = typed("A word to the author (nothing: none) > ");
    String repeated = original;
    return word.map(it -> new Ruling.Grounds(reason.get(), repeated, it));
  }

  private Optional<Reason> reason(String typed) {
    Optional<Reason> known =
        Arrays.stream(Reason.values())
            .filter(it -> !typed.isEmpty() && it.key().startsWith(typed.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (known.isEmpty() && !typed.isEmpty()) {
      out.println("There is no such reason; being critical or unflattering is none.");
    }
    return known;
  }

  private boolean keep(Entry entry) throws CommandException, NotDoneException {
    out.println(EntryText.kept(client.keep(entry.id())));
    if (entry.isWaiting() && !filter.isReported()) {
      next.addFirst(entry.id()); // its wording still waits
    }
    return true;
  }

  /** Takes back the newest decision of this round, and shows the entry again. */
  private void undo() throws CommandException {
    Entry last = decided.pop();
    try {
      out.println(last.id() + ": " + EntryText.undone(client.undo(last.id(), last.etag())));
      next.addFirst(last.id());
    } catch (NotDoneException e) {
      out.println(e.sentence());
    }
  }

  /** The last decision can be undone, too. */
  private void end() throws CommandException, NotDoneException, IOException {
    if (filter.isReportedOnly()) {
      strays();
    }
    if (decided.isEmpty()) {
      out.println(met.isEmpty() ? "There is nothing." : "That was all.");
      open = false;
      return;
    }
    Optional<String> key = typed("That was all. u)ndo q)uit > ");
    if (key.filter("u"::equalsIgnoreCase).isPresent()) {
      undo();
    } else {
      open = key.filter(it -> !it.equalsIgnoreCase("q")).isPresent();
    }
  }

  /** What people wrote into the tree by hand is reported, too, but is no contribution. */
  private void strays() throws CommandException, NotDoneException {
    for (JsonNode report : client.reports()) {
      String target = TerminalText.line(report.path("target").asString(""));
      if (met.add(target)) {
        out.println();
        out.println(
            target
                + " on page "
                + TerminalText.line(report.path("page").asString(""))
                + " did not come through the server. Edit or delete its file, or leave it; then:"
                + " klartext moderate keep "
                + target);
        EntryText.report(report).forEach(out::println);
      }
    }
  }

  private Optional<String> typed(String prompt) throws IOException {
    out.print(prompt);
    out.flush();
    return in.line();
  }
}
