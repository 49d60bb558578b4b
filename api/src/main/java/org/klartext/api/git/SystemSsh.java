package org.klartext.api.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/** Reaches a remote by the {@code ssh} of the system, with its keys, agent and known hosts. */
final class SystemSsh extends SshSessionFactory {
  private static final int PATIENCE_SECONDS = 5;

  private final List<String> program;

  /**
   * By {@code ssh}, or by what the clone wants instead.
   *
   * @param instead {@code core.sshCommand}: a line for the shell
   */
  SystemSsh(Optional<String> instead) {
    this.program =
        instead.map(it -> List.of("sh", "-c", it + " \"$@\"", it)).orElse(List.of("ssh"));
  }

  @Override
  public String getType() {
    return "ssh";
  }

  @Override
  public RemoteSession getSession(
      URIish uri, CredentialsProvider credentials, FS fs, int milliseconds)
      throws TransportException {
    List<String> command = command(uri, milliseconds);
    List<Process> running = new ArrayList<>();
    return new RemoteSession() {
      @Override
      public Process exec(String remote, int seconds) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.add(remote);
        Process process = new ProcessBuilder(all).start();
        running.add(process);
        return process;
      }

      @Override
      public void disconnect() {
        running.forEach(SystemSsh::end);
      }
    };
  }

  /** Nobody is there to be asked for a password. */
  private List<String> command(URIish uri, int milliseconds) throws TransportException {
    if (uri.getHost() == null || uri.getHost().startsWith("-")) {
      throw new TransportException(uri, "the address names no host");
    }
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("-o", "BatchMode=yes"));
    if (milliseconds > 0) {
      command.addAll(List.of("-o", "ConnectTimeout=" + Math.max(1, milliseconds / 1000)));
    }
    if (uri.getPort() > 0) {
      command.addAll(List.of("-p", String.valueOf(uri.getPort())));
    }
    String user = uri.getUser() == null ? "" : uri.getUser() + "@";
    command.addAll(List.of("--", user + uri.getHost()));
    return command;
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
