package org.klartext.api.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.State;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which part of the moderation queue is meant. */
final class QueueFilter {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private Optional<Kind> kind = Optional.empty();
  private Optional<State> state = Optional.empty();

  @Option(names = "--topic", paramLabel = "SLUG", description = "Only what has this topic.")
  private @Nullable String topic;

  @Option(names = "--lang", paramLabel = "LANG", description = "Only what is in this language.")
  private @Nullable String lang;

  @Option(
      names = "--reported",
      description = "What readers have reported and nobody has looked at.")
  private boolean reported;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only these: question, answer or comment.")
  void kind(String name) {
    kind =
        Optional.of(known("--kind", name, Kind::of, Arrays.stream(Kind.values()).map(Kind::key)));
  }

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = {
        "Only these: held, quarantined, published, rejected, removed, withdrawn or erased"
            + " (default: what waits)."
      })
  void state(String name) {
    state =
        Optional.of(
            known("--state", name, State::of, Arrays.stream(State.values()).map(State::key)));
  }

  private <T> T known(
      String option, String name, Function<String, Optional<T>> reader, Stream<String> all) {
    return reader
        .apply(name)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                option
                    + " is one of "
                    + all.collect(Collectors.joining(", "))
                    + ", not “"
                    + name
                    + "”."));
  }

  boolean isReported() {
    return reported;
  }

  /** True if an entry still belongs to what was asked for. */
  boolean includes(Entry entry) {
    return state.isPresent() || (reported ? entry.reports() > 0 : entry.isWaiting());
  }

  /** True if nothing but reports was asked for. */
  boolean isReportedOnly() {
    return parameters().equals(Map.of("reported", "true"));
  }

  /** The parameters of the request, by name. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    kind.ifPresent(it -> parameters.put("kind", it.key()));
    state.ifPresent(it -> parameters.put("state", it.key()));
    parameters.put("topic", Optional.ofNullable(topic).orElse(""));
    parameters.put("lang", Optional.ofNullable(lang).orElse(""));
    parameters.put("reported", reported ? "true" : "");
    parameters.values().removeAll(List.of(""));
    return parameters;
  }
}
