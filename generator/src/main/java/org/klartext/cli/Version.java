package org.klartext.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Klartext this is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new String[] {
      "Klartext " + version, "Java " + Runtime.version() + " on " + System.getProperty("os.name")
    };
  }
}
