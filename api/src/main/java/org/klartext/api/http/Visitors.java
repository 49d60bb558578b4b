package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.klartext.api.config.Limits;
import org.klartext.api.config.Proxies;
import org.klartext.api.security.Keys;

/**
 * Who is asking, as far as that matters: the address behind configured proxies, kept only as a
 * keyed hash whose key changes every day, and how often it may send.
 */
final class Visitors {
  private static final int NETWORK_BYTES = 8;

  /** A vote is a click, a contribution a text. */
  private static final long VOTES_EACH = 10;

  private final Keys keys;
  private final Proxies proxies;
  private final InstantSource clock;
  private final Limits limits;
  private final Bucket all;
  private final Bucket allVotes;
  private final Cache<String, Bucket> each =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofHours(2)).build();

  Visitors(Keys keys, Proxies proxies, Limits limits, InstantSource clock) {
    this.keys = keys;
    this.proxies = proxies;
    this.limits = limits;
    this.clock = clock;
    this.all = bucket(limits.global(), Duration.ofMinutes(1));
    this.allVotes = bucket(limits.global(), Duration.ofMinutes(1));
  }

  private Bucket bucket(long tokens, Duration period) {
    return Bucket.builder()
        .withCustomTimePrecision(new Meter(clock))
        .addLimit(Bandwidth.builder().capacity(tokens).refillGreedy(tokens, period).build())
        .build();
  }

  /** The clock of the server for those who count. */
  private record Meter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  /** The address of a visitor. */
  InetAddress address(Context context) {
    InetAddress socket = InetAddress.ofLiteral(context.req().getRemoteAddr());
    String forwarded = String.join(",", forwarded(context));
    return proxies.client(socket, forwarded);
  }

  private static List<String> forwarded(Context context) {
    return Optional.ofNullable(context.req().getHeaders("X-Forwarded-For"))
        .map(java.util.Collections::list)
        .orElse(new java.util.ArrayList<>())
        .stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /** True if somebody on this machine asks, not through a web server that runs here, too. */
  boolean isLocal(Context context) {
    boolean passedOn =
        context.header("X-Forwarded-For") != null || context.header("Forwarded") != null;
    return !passedOn && InetAddress.ofLiteral(context.req().getRemoteAddr()).isLoopbackAddress();
  }

  /** True if the reader's connection is encrypted, as far as a configured proxy says so. */
  boolean isEncrypted(Context context) {
    String forwarded = Optional.ofNullable(context.header("X-Forwarded-Proto")).orElse("");
    return context.req().isSecure() || proxies.encrypt(context.req().getRemoteAddr(), forwarded);
  }

  /** A visitor's name for today; nobody can tell the address from it. */
  String sender(Context context) {
    byte[] address = address(context).getAddress();
    byte[] network = address.length == 16 ? Arrays.copyOf(address, NETWORK_BYTES) : address;
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    return keys.signature("sender " + today, Arrays.toString(network));
  }

  /**
   * Counts one contribution.
   *
   * @param sender today's name of the visitor
   * @throws ApiException if there have been too many
   */
  void count(String sender) {
    count(each.get(sender, _ -> bucket(limits.perAddress(), Duration.ofHours(1))), all);
  }

  /**
   * Counts one vote; who has voted can still write.
   *
   * @param sender today's name of the visitor
   * @throws ApiException if there have been too many
   */
  void countVote(String sender) {
    long most = VOTES_EACH * limits.perAddress();
    count(each.get("votes " + sender, _ -> bucket(most, Duration.ofHours(1))), allVotes);
  }

  private static void count(Bucket own, Bucket all) {
    ConsumptionProbe probe = own.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      probe = all.tryConsumeAndReturnRemaining(1);
    }
    if (!probe.isConsumed()) {
      throw tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }
  }

  static ApiException tooMany(long seconds) {
    return ApiError.of(
            429,
            "rate-limited",
            "There have been too many of these. Try again in " + seconds + " s.")
        .withHeader("Retry-After", String.valueOf(seconds))
        .exception();
  }
}
