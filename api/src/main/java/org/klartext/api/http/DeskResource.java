package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.account.AccountException;
import org.klartext.api.account.LoginOutcome;
import org.klartext.api.account.Logins;
import org.klartext.api.identity.Session;
import org.klartext.api.pages.AccountPage;
import org.klartext.api.pages.Entries;
import org.klartext.api.pages.FieldError;
import org.klartext.api.pages.LoginForm;
import org.klartext.api.pages.SetupForm;

/** Where staff sign in. The desk itself comes later. */
final class DeskResource {
  private final Portal portal;
  private final Pages pages;
  private final Authentication authentication;
  private final Visitors visitors;

  DeskResource(Portal portal, Pages pages, Authentication authentication, Visitors visitors) {
    this.portal = portal;
    this.pages = pages;
    this.authentication = authentication;
    this.visitors = visitors;
  }

  /** {@code GET /desk/}: the account of whoever is signed in. */
  void show(Context context) {
    Optional<Session> session = authentication.session(context);
    if (session.isEmpty()) {
      context.redirect(path("login"), HttpStatus.SEE_OTHER);
    } else {
      String done = Optional.ofNullable(context.queryParam("done")).orElse("");
      account(context, 200, session.get(), Entries.NONE, done.matches("[a-z-]{1,30}") ? done : "");
    }
  }

  private String path(String rest) {
    return portal.apiPath() + "desk/" + rest;
  }

  private void account(
      Context context, int status, Session session, Entries entries, String notice) {
    AccountPage page =
        new AccountPage(
            session.identity().account().name(),
            session.identity().account().role().key(),
            session.csrf(),
            path("logout"),
            path("password"),
            entries,
            notice);
    pages.show(context, status, pages.lang(context), page);
  }

  void loginForm(Context context) {
    loginForm(context, 200, Entries.NONE);
  }

  private void loginForm(Context context, int status, Entries entries) {
    pages.show(context, status, pages.lang(context), new LoginForm(path("login"), entries));
  }

  /** {@code POST /desk/login}, as a form or as JSON. */
  void login(Context context) {
    authentication.requireOrigin(context);
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    Map<String, String> values = body.only(List.of("name", "password"));
    String name = values.getOrDefault("name", "");
    LoginOutcome outcome =
        portal
            .staff()
            .logins()
            .login(name, values.getOrDefault("password", ""), visitors.sender(context));
    switch (outcome) {
      case LoginOutcome.SignedIn(String token, Session session) ->
          signedIn(context, token, session, body.isForm());
      case LoginOutcome.Refused() ->
          refused(
              context,
              body.isForm(),
              name,
              ApiError.of(401, "wrong-credentials", "Name or password is wrong."));
      case LoginOutcome.Wait wait ->
          refused(
              context,
              body.isForm(),
              name,
              ApiError.of(429, "wait", "Too many attempts. Try again in " + wait.seconds() + " s.")
                  .withHeader("Retry-After", String.valueOf(wait.seconds())));
    }
  }

  private void signedIn(Context context, String token, Session session, boolean isForm) {
    context.cookie(cookie(context, token));
    if (isForm) {
      context.redirect(path(""), HttpStatus.SEE_OTHER);
    } else {
      context.header("Cache-Control", "no-store");
      Answers.json(
          context,
          json -> {
            json.writeStringProperty("name", session.identity().account().name());
            json.writeStringProperty("role", session.identity().account().role().key());
            json.writeStringProperty("csrf", session.csrf());
            json.writeStringProperty("until", session.until().toString());
          });
    }
  }

  private Cookie cookie(Context context, String token) {
    Cookie cookie =
        new Cookie(
            Authentication.COOKIE, token, portal.apiPath(), (int) Logins.SESSION.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(isEncrypted(context));
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }

  /** A proxy in front of us says so; nobody else is believed. */
  private boolean isEncrypted(Context context) {
    return visitors.isEncrypted(context)
        || (portal.snapshot().site().config().baseUrl().origin().startsWith("https:")
            && !visitors.isLocal(context));
  }

  private void refused(Context context, boolean isForm, String name, ApiError error) {
    if (!isForm) {
      throw error.exception();
    }
    error.headers().forEach(context::header);
    FieldError fault = new FieldError("", error.code(), Pages.arguments(error));
    Map<String, String> typed =
        org.klartext.api.entrance.Fields.isText(name) ? Map.of("name", name) : Map.of();
    loginForm(context, error.status(), new Entries(typed, List.of(fault)));
  }

  /** {@code POST /desk/logout}. */
  void logout(Context context) {
    Session session = requireSession(context);
    Map<String, String> values = form(context, List.of("csrf"));
    authentication.requireOurs(context, session, csrf(context, values));
    Optional.ofNullable(context.cookie(Authentication.COOKIE))
        .ifPresent(portal.staff().logins()::logout);
    context.removeCookie(Authentication.COOKIE, portal.apiPath());
    context.redirect(path("login"), HttpStatus.SEE_OTHER);
  }

  private Session requireSession(Context context) {
    return authentication
        .session(context)
        .orElseThrow(() ->
            ApiError.of(401, "unauthorized", "Your session is over. Sign in again.").exception());
  }

  private static Optional<String> csrf(Context context, Map<String, String> values) {
    return Optional.ofNullable(values.get("csrf"))
        .or(() -> Optional.ofNullable(context.header("X-CSRF-Token")));
  }

  private Map<String, String> form(Context context, List<String> known) {
    return RequestBody.read(context, portal.config().limits().request()).only(known);
  }

  /** {@code POST /desk/password}. */
  void password(Context context) {
    Session session = requireSession(context);
    Map<String, String> values = form(context, List.of("csrf", "current", "password", "again"));
    authentication.requireOurs(context, session, csrf(context, values));
    Optional<FieldError> fault = changePassword(context, session, values);
    if (fault.isEmpty()) {
      context.redirect(path("") + "?done=password-changed", HttpStatus.SEE_OTHER);
    } else {
      account(context, 422, session, new Entries(Map.of(), List.of(fault.get())), "");
    }
  }

  /** Whoever changes a password signs in once more; wrong guesses count as they do there. */
  private Optional<FieldError> changePassword(
      Context context, Session session, Map<String, String> values) {
    String name = session.identity().account().name();
    String password = values.getOrDefault("password", "");
    if (!password.equals(values.getOrDefault("again", ""))) {
      return Optional.of(new FieldError("again", "passwords-differ"));
    }
    LoginOutcome outcome =
        portal
            .staff()
            .logins()
            .login(name, values.getOrDefault("current", ""), visitors.sender(context));
    return switch (outcome) {
      case LoginOutcome.Refused() -> Optional.of(new FieldError("current", "wrong-credentials"));
      case LoginOutcome.Wait wait ->
          Optional.of(new FieldError("current", "wait", List.of(String.valueOf(wait.seconds()))));
      case LoginOutcome.SignedIn(String token, Session _) ->
          changePassword(context, name, token, password);
    };
  }

  private Optional<FieldError> changePassword(
      Context context, String name, String token, String password) {
    try {
      portal.staff().accounts().changePassword(name, token, password);
      context.cookie(cookie(context, token));
      return Optional.empty();
    } catch (AccountException e) {
      portal.staff().logins().logout(token);
      return Optional.of(fault(e));
    }
  }

  private static FieldError fault(AccountException e) {
    String field =
        switch (e.code()) {
          case INVALID_NAME, NAME_TAKEN -> "name";
          case PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_TOO_COMMON -> "password";
          default -> "";
        };
    List<String> numbers =
        java.util.Arrays.stream(String.valueOf(e.getMessage()).split("\\D+", -1))
            .filter(it -> !it.isEmpty())
            .limit(1)
            .toList();
    return new FieldError(field, e.code().key(), numbers);
  }

  /** {@code GET /desk/setup/{secret}}: shows the form; nothing happens yet. */
  void setupForm(Context context) {
    String secret = context.pathParam("secret");
    if (!portal.staff().setup().isOpen(secret)) {
      throw setupOver();
    }
    setupForm(context, 200, secret, Entries.NONE);
  }

  private static ApiException setupOver() {
    return ApiError.of(404, "setup-over", "This link has been used, or is older than a day.")
        .exception();
  }

  private void setupForm(Context context, int status, String secret, Entries entries) {
    context.header(
        "Referrer-Policy", "same-origin"); // stricter ones hide the form's origin from us
    pages.show(
        context, status, pages.lang(context), new SetupForm(path("setup/" + secret), entries));
  }

  /** {@code POST /desk/setup/{secret}}: creates the first administrator. */
  void setup(Context context) {
    authentication.requireOrigin(context);
    String secret = context.pathParam("secret");
    Map<String, String> values = form(context, List.of("name", "password", "again"));
    String name = values.getOrDefault("name", "");
    String password = values.getOrDefault("password", "");
    if (!password.equals(values.getOrDefault("again", ""))) {
      setupForm(context, 422, secret, typed(name, new FieldError("again", "passwords-differ")));
      return;
    }
    try {
      portal.staff().setup().use(secret, name, password);
      context.redirect(path("login"), HttpStatus.SEE_OTHER);
    } catch (AccountException e) {
      if (e.code() == AccountException.Code.SETUP_OVER) {
        throw setupOver();
      }
      setupForm(context, 422, secret, typed(name, fault(e)));
    }
  }

  private static Entries typed(String name, FieldError fault) {
    return new Entries(
        org.klartext.api.entrance.Fields.isText(name) ? Map.of("name", name) : Map.of(),
        List.of(fault));
  }
}
