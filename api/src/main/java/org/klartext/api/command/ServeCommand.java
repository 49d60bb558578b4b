package org.klartext.api.command;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.klartext.api.config.Config;
import org.klartext.api.config.LoadedConfig;
import org.klartext.api.config.Log;
import org.klartext.api.git.GitException;
import org.klartext.api.serving.Service;
import org.klartext.api.store.StoreException;
import org.klartext.build.BuildException;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code klartext serve}. */
@Command(
    name = "serve",
    description = "Serves portal and API, takes contributions, and keeps everything current.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Ctrl-C or SIGTERM finishes running requests and publications, then ends.",
      "“klartext config” shows what is in force and who said so."
    })
final class ServeCommand implements Callable<Integer> {
  private static final int QUICK_SECONDS = 2;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandException, InterruptedException {
    LoadedConfig loaded = SettingFlags.load(spec, surroundings.variables());
    Log.from(loaded.config().log());
    PrintWriter err = spec.commandLine().getErr();
    loaded.warnings().forEach(it -> err.println("klartext: " + it));
    err.flush();
    Service service = start(loaded.config());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  ended.countDown();
                },
                "shutdown"));
    greet(service, loaded.config());
    ended.await();
    return ExitStatus.FINE;
  }

  private Service start(Config config) throws CommandException {
    Service.Surroundings around =
        new Service.Surroundings(surroundings.clock(), surroundings.random(), _ -> {}, _ -> {});
    CountDownLatch started = new CountDownLatch(1);
    Thread progress = Thread.ofPlatform().daemon().start(() -> showProgress(started));
    try {
      return Service.start(config, around);
    } catch (BuildException e) {
      throw failed(e.getMessage() + (e.hint().isEmpty() ? "" : "\n  " + e.hint()), e);
    } catch (java.net.BindException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw failed("A file of the server cannot be used: " + e.getMessage(), e);
    } catch (GitException | StoreException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } finally {
      started.countDown();
      join(progress);
    }
  }

  private static CommandException failed(String sentence, Exception cause) {
    return new CommandException(ExitStatus.WRONG_USE, sentence, cause);
  }

  /** Only who waits is told so; a bar would be no help in a log. */
  private void showProgress(CountDownLatch started) {
    try {
      if (started.await(QUICK_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      if (isTerminal()) {
        showBar(started);
      } else {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Building the site …");
        err.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void showBar(CountDownLatch started) throws InterruptedException {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Building the site")
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .build()) {
      while (!started.await(200, TimeUnit.MILLISECONDS)) {
        bar.step();
      }
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static void join(Thread progress) {
    try {
      progress.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void greet(Service service, Config config) {
    PrintWriter out = spec.commandLine().getOut();
    String server = "http://" + config.host() + ":" + service.port();
    out.println(
        service.pages() + " pages are at " + server + service.basePath() + " (Ctrl-C ends)");
    if (service.report().errors() > 0) {
      out.println(
          "The content has "
              + service.report().errors()
              + " errors; “klartext check” says which and how to mend them.");
    }
    service
        .setupPath()
        .ifPresent(path ->
            out.println(
                "There is no administrator yet. This link makes one; it works once and for 24"
                    + " hours:\n  "
                    + server
                    + path));
    out.flush();
  }
}
