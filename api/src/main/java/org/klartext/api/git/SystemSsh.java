package org.klartext.api.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private static List<String> command(URIish uri, int milliseconds) throws TransportException {
    if (uri.getHost() == null || uri.getHost().startsWith("-")) {
      throw new TransportException(uri, "the address names no host");
    }
    List<String> command = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes"));
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
