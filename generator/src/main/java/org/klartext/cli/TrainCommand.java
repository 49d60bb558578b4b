package org.klartext.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code klartext train}: does once what people do, so that the Java runtime can record which
 * classes that takes. The launcher keeps the recording; whatever goes wrong here costs a little
 * time later and nothing else.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Does a bit of everything in a new folder and deletes it.")
final class TrainCommand implements Callable<Integer> {
  private static final System.Logger LOG = System.getLogger(TrainCommand.class.getName());

  private final InstantSource clock;

  @Parameters(paramLabel = "DIR", description = "A folder that is not there yet.")
  private Path folder = Path.of("");

  TrainCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (Files.exists(folder)) {
      return ExitStatus.FINE;
    }
    try {
      train();
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "The training ended early", e);
    } finally {
      delete();
    }
    return ExitStatus.FINE;
  }

  private void train() throws IOException {
    Path content = folder.resolve("content");
    run("new", "site", folder.toString());
    TrainingPages.write(content);
    run(
        "new",
        "faq",
        "Wie geht das?",
        "--topic",
        "erste-schritte",
        "--content",
        content.toString());
    build(content);
    TrainingPages.touch(content);
    build(content);
    run("check", "--content", content.toString(), "--state", folder.resolve("var").toString());
    run("move", "/kontakt/", "de/mehr", "--content", content.toString());
    run("--version");
    run("new", "--help");
    run("--help");
  }

  private void build(Path content) {
    run(
        "build",
        "--content",
        content.toString(),
        "--themes",
        folder.resolve("themes").toString(),
        "--state",
        folder.resolve("var").toString(),
        "--out",
        folder.resolve("site").toString());
  }

  private void run(String... arguments) {
    CommandLine commands = Commands.commandLine(clock, List.of(arguments));
    commands.setOut(new PrintWriter(Writer.nullWriter()));
    commands.setErr(new PrintWriter(Writer.nullWriter()));
    commands.execute(arguments);
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The training left files behind", e);
    }
  }
}
