package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.klartext.api.contribution.Actor;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.Identity;
import org.klartext.api.identity.Scope;
import org.klartext.api.identity.Session;
import org.klartext.api.moderation.Staff;
import org.klartext.api.security.Keys;

/** Who makes a request: by a token of a program, or by the cookie of a browser. */
final class Authentication {
  static final String COOKIE = "klartext-session";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Portal portal;

  Authentication(Portal portal) {
    this.portal = portal;
  }

  /**
   * Whoever may do something.
   *
   * @throws ApiException 401 if nobody is signed in, 403 if they may not, or if the request may
   *     come from another site
   */
  Identity require(Context context, Scope scope) {
    Identity identity = identity(context).orElseThrow(Authentication::unknown);
    if (!identity.may(scope)) {
      throw ApiError.of(
              403, "forbidden", "This needs the scope “" + scope.key() + "”, which is not yours.")
          .exception();
    }
    return identity;
  }

  /** The same as an actor. */
  Actor actor(Context context, Scope scope) {
    return new Actor.Staff(require(context, scope).account().name());
  }

  /** The same as somebody of the house with a profile, who answers questions. */
  Staff staff(Context context, Scope scope) {
    return staff(require(context, scope));
  }

  private static Staff staff(Identity identity) {
    Account account = identity.account();
    return new Staff(account.name(), account.expert(), identity.may(Scope.MODERATION));
  }

  /** The expert who makes the request; empty for everybody else. */
  Optional<Staff> expert(Context context) {
    return identity(context)
        .filter(it -> it.may(Scope.ANSWERS) && it.account().expert().isPresent())
        .map(Authentication::staff);
  }

  private static ApiException unknown() {
    return ApiError.of(
            401,
            "unauthorized",
            "Sign in at /desk/login, or send Authorization: Bearer with a token of “klartext token"
                + " create”.")
        .withHeader("WWW-Authenticate", "Bearer")
        .exception();
  }

  /** Whoever makes the request, if that is known. */
  Optional<Identity> identity(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return portal.staff().tokens().authenticate(header.substring(7).strip());
    }
    Optional<Session> session = session(context);
    if (session.isPresent() && !SAFE.contains(context.req().getMethod())) {
      requireOurs(context, session.get(), Optional.ofNullable(context.header("X-CSRF-Token")));
    }
    return session.map(Session::identity);
  }

  /** The session of the browser. */
  Optional<Session> session(Context context) {
    return Optional.ofNullable(context.cookie(COOKIE)).flatMap(portal.staff().logins()::session);
  }

  /**
   * A request that changes something must come from a page of ours: the browser says so, and it
   * carries what only such a page knows.
   *
   * @param token what the request carries
   * @throws ApiException if not
   */
  void requireOurs(Context context, Session session, Optional<String> token) {
    requireOrigin(context);
    if (token.filter(it -> Keys.isSame(it, session.csrf())).isEmpty()) {
      throw foreign();
    }
  }

  /** The origin, where the browser names one, is this server's. */
  void requireOrigin(Context context) {
    String origin = Optional.ofNullable(context.header("Origin")).orElse("");
    String site = Optional.ofNullable(context.header("Sec-Fetch-Site")).orElse("");
    boolean foreign = !origin.isEmpty() && !isOurs(context, origin);
    if (foreign || site.equals("cross-site")) {
      throw foreign();
    }
  }

  /**
   * A form that needs no secret comes from a page of the portal, wherever that is published; no
   * other site makes its readers send it.
   *
   * @throws ApiException if the browser names another
   */
  void requirePortal(Context context) {
    String origin = Optional.ofNullable(context.header("Origin")).orElse("null");
    String site = Optional.ofNullable(context.header("Sec-Fetch-Site")).orElse("");
    boolean ours =
        origin.equals("null") // the page keeps its address to itself
            ? !site.equals("cross-site")
            : isOurs(context, origin) || portal.config().cors().contains(origin);
    if (!ours) {
      throw foreign();
    }
  }

  private boolean isOurs(Context context, String origin) {
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    String published = portal.snapshot().site().config().baseUrl().origin();
    try {
      String authority = Optional.ofNullable(new URI(origin).getRawAuthority()).orElse("");
      return authority.equalsIgnoreCase(host)
          || origin.toLowerCase(Locale.ROOT).equals(published.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static ApiException foreign() {
    return ApiError.of(
            403,
            "cross-site",
            "The request does not come from a page of this server, or lacks X-CSRF-Token.")
        .exception();
  }
}
