package org.klartext.cli;

import java.time.InstantSource;
import picocli.CommandLine.Command;

/** {@code klartext preview}. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class PreviewCommand implements Runnable {
  private final InstantSource clock;

  PreviewCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    System.out.println(clock.instant());
  }
}
