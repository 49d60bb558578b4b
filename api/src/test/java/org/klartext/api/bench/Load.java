package org.klartext.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask a server the same kind of thing as fast as it answers. */
final class Load {
  private final ServerProcess server;
  private final Exchange exchange;
  private final AtomicInteger number = new AtomicInteger();

  /** One request and what is expected of its answer. */
  interface Exchange {
    /**
     * Asks once.
     *
     * @param number of the request, another one each time
     * @throws IllegalStateException if the answer is another than it should be
     */
    void ask(Connection connection, int number) throws IOException;
  }

  Load(ServerProcess server, Exchange exchange) {
    this.server = server;
    this.exchange = exchange;
  }

  /** The same thing is read again and again. */
  static Exchange reading(String path, List<String> headers, int status) {
    return (connection, _) -> {
      Connection.Answer answer = connection.get(path, headers);
      if (answer.status() != status) {
        throw new IllegalStateException(answer.toString());
      }
    };
  }

  /**
   * What so many connections could do, one request after another on each.
   *
   * @param times of all requests
   * @param perSecond how many were answered in a second
   * @param cpuMillis what each of them cost the server
   */
  record Result(Samples times, double perSecond, double cpuMillis) {
    /** Prints the medians of several runs, and tells how many requests a second that were. */
    static double print(PrintStream out, String what, int connections, List<Result> runs) {
      double rate = Samples.median(runs, Result::perSecond);
      out.printf(
          Locale.ROOT,
          "  %-14s %3d connections %9.0f/s   p50 %6.2f ms   p99 %6.2f ms   CPU %5.3f ms each%n",
          what,
          connections,
          rate,
          Samples.median(runs, it -> it.times().percentile(50)),
          Samples.median(runs, it -> it.times().percentile(99)),
          Samples.median(runs, Result::cpuMillis));
      return rate;
    }
  }

  /** Sends until the server has been asked so often that it is as fast as it gets. */
  void warmUp(int requests) throws InterruptedException {
    while (number.get() < requests) {
      run(16, 1);
    }
  }

  Result run(int connections, int seconds) throws InterruptedException {
    double before = server.cpu().toMillis();
    Samples times = times(connections, seconds);
    double spent = server.cpu().toMillis() - before;
    return new Result(times, times.count() / (double) seconds, spent / times.count());
  }

  private Samples times(int connections, int seconds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Samples.Builder all = new Samples.Builder();
    try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
      List<Future<Samples.Builder>> times = new ArrayList<>();
      for (int client = 0; client < connections; client++) {
        times.add(clients.submit(() -> client(end)));
      }
      for (Future<Samples.Builder> some : times) {
        all.addAll(some.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return all.build();
  }

  private Samples.Builder client(long end) {
    Samples.Builder times = new Samples.Builder();
    try (Connection connection = new Connection(server.port())) {
      long start = System.nanoTime();
      while (start < end) {
        exchange.ask(connection, number.incrementAndGet());
        long now = System.nanoTime();
        times.add((now - start) / 1e6);
        start = now;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return times;
  }
}
