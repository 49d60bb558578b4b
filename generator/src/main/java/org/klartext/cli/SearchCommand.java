package org.klartext.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.build.SiteBuild;
import org.klartext.finder.Entries;
import org.klartext.finder.Finder;
import org.klartext.finder.Hits;
import org.klartext.site.Kind;
import org.klartext.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code klartext search}. */
@Command(
    name = "search",
    description = "Finds the pages that answer a question, as the server does.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit status: 0 fine, also if nothing is found, 2 wrong use."})
final class SearchCommand implements Callable<Integer> {
  private static final int MOST_HITS = 50;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "WORDS",
      description = "The question, in words of your own.")
  private List<String> words = List.of();

  @Mixin private SiteFolders folders = new SiteFolders();

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      description = "The language of the pages (default: that of the site).")
  private @Nullable String lang;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only pages of a kind: article, faq, question, topic, expert or page.")
  private @Nullable String kind;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only pages of a topic, named by its file without .md.")
  private @Nullable String topic;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many hits are shown at most, from 1 to 50 (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  @Option(
      names = "--explain",
      description = "Say what each word of the question gave each hit, and where it was found.")
  private boolean explain;

  @Option(
      names = "--edition",
      paramLabel = "public|internal",
      defaultValue = "public",
      description = "For whom (default: ${DEFAULT-VALUE}); internal shows everything.")
  private String edition = "public";

  @Option(names = "--drafts", description = "Find drafts, too.")
  private boolean drafts;

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  SearchCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws BuildException {
    Set<String> wanted = wanted();
    if (limit < 1 || limit > MOST_HITS) {
      throw wrong("--limit is a number from 1 to " + MOST_HITS + ", not " + limit + ".");
    }
    Site site = SiteBuild.read(options(), clock);
    String language = language(site);
    Finder finder = Finder.of(language, Entries.of(site, language), site.synonyms().in(language));
    String text = String.join(" ", words);
    Hits found = finder.find(text, wanted, limit);
    PrintWriter out = spec.commandLine().getOut();
    SearchReport report = new SearchReport(site, finder, text, found, explain);
    if (json) {
      out.println(report.json());
    } else {
      report.print(out, spec.commandLine().getColorScheme().ansi().enabled());
    }
    out.flush();
    return ExitStatus.FINE;
  }

  private Set<String> wanted() {
    Set<String> wanted = new HashSet<>();
    Optional.ofNullable(kind)
        .map(it -> Kind.of(it).orElseThrow(() -> wrong("--kind: “" + it + "” is no kind of page.")))
        .ifPresent(it -> wanted.add("kind:" + it.key()));
    Optional.ofNullable(topic).ifPresent(it -> wanted.add("topic:" + it));
    return wanted;
  }

  private BuildOptions options() {
    BuildOptions options =
        BuildOptions.of(
                folders.content(),
                folders.themes(),
                folders.state().resolve("search"),
                folders.state())
            .with(Editions.parse(edition, spec.commandLine()));
    return drafts ? options.withDrafts() : options;
  }

  private String language(Site site) {
    String wanted = Optional.ofNullable(lang).orElse(site.config().defaultLanguage());
    if (!site.config().languages().contains(wanted)) {
      throw wrong(
          "--lang: the site has no “"
              + wanted
              + "”. Its languages are: "
              + String.join(", ", site.config().languages())
              + ".");
    }
    return wanted;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
