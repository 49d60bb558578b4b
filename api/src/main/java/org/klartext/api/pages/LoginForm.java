package org.klartext.api.pages;

/**
 * Lets staff log in. Fields: {@code name, password}.
 *
 * @param action address to send it to
 * @param entries what was typed, and what is wrong with it
 */
public record LoginForm(String action, Entries entries) implements ServiceContent {
  @Override
  public String name() {
    return "login";
  }
}
