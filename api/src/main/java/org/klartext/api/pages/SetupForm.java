package org.klartext.api.pages;

/**
 * Creates the first administrator. Fields: {@code name, password, again}.
 *
 * @param action address to send it to, which holds the secret of the one-time link
 * @param entries what was typed, and what is wrong with it
 */
public record SetupForm(String action, Entries entries) implements ServiceContent {
  @Override
  public String name() {
    return "setup";
  }
}
