package org.klartext.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.klartext.edit.EditException;
import org.klartext.edit.NewPage;
import org.klartext.edit.NewSite;
import org.klartext.edit.Tree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code klartext new}. */
@Command(
    name = "new",
    description = {
      "Makes a page that is ready to be written, and prints where it is.",
      "With “site” instead of a kind: makes a small portal of your own.",
      ""
    },
    customSynopsis = {
      "klartext new KIND \"TITLE\" [--lang LANG] [--topic TOPIC] [--content DIR] [--json]",
      "       klartext new site DIR [--lang LANG] [--json]"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Articles, FAQ entries, questions and standalone pages begin as drafts: they appear when the"
          + " line “draft: true” is deleted. Topics and experts appear at once.",
      "Nothing is ever overwritten. Skeletons of your own go to" + " DIR/_archetypes/KIND.md.",
      "",
      "Examples:",
      "  klartext new faq \"How do I change my password?\" --topic account",
      "  klartext new article \"Simulierte Hilfe\" --lang de",
      "  klartext new site my-portal --lang en",
      "",
      "Exit status: 0 fine, 2 wrong use, or the page is there already."
    })
final class NewCommand implements Callable<Integer> {
  private static final String SITE = "site";

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description =
          "article, faq, question, topic, expert or page; or a folder to which sections in"
              + " site.yaml gives a kind.")
  private @Nullable String kind;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TITLE",
      description = "What the page is called; the name of its file follows from it.")
  private @Nullable String title;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description =
          "The language (default: that of the portal). For a new portal: de or en (default: de).")
  private @Nullable String lang;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "The topic it belongs to: the file name of the topic’s page, without .md.")
  private @Nullable String topic;

  @Mixin private ContentFolder content = new ContentFolder();

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  NewCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws EditException {
    String what = given(kind, "Which kind of page? article, faq, question, topic, expert or page");
    if (what.equals(SITE)) {
      return site();
    }
    String name = given(title, "Which title? klartext new " + what + " \"TITLE\"");
    NewPage.Order order =
        new NewPage.Order(what, name, Optional.ofNullable(lang), Optional.ofNullable(topic));
    NewPage page = NewPage.of(Tree.open(content.path()), order, clock.instant());
    report(page, page.write(content.path()));
    return ExitStatus.FINE;
  }

  private String given(@Nullable String argument, String question) {
    if (argument == null || argument.isBlank()) {
      throw new ParameterException(spec.commandLine(), question + ".");
    }
    return argument;
  }

  private void report(NewPage page, Path file) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Reports.json(page, file) : file);
    out.flush();
    if (!json && page.isDraft()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("It is a draft until you delete the line “draft: true”.");
      err.flush();
    }
  }

  private int site() throws EditException {
    String name = given(title, "Which folder? klartext new site my-portal");
    if (topic != null) {
      throw new ParameterException(spec.commandLine(), "A new portal has no --topic.");
    }
    Path folder = Path.of(name);
    NewSite site = NewSite.of(folder, lang == null ? "de" : lang, clock.instant());
    site.write();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Reports.json(site));
    } else {
      out.println("Your portal is in " + folder + ". To see it:");
      out.println("  cd " + Invocation.quoted(folder.toString()));
      out.println("  " + Invocation.name() + " preview");
    }
    out.flush();
    return ExitStatus.FINE;
  }
}
