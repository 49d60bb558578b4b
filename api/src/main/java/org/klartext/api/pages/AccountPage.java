package org.klartext.api.pages;

/**
 * What staff see of their account. Two forms: one to log out, one to change the password (fields
 * {@code current, password, again}); both with {@code csrf}.
 *
 * @param user name of the account
 * @param role {@code administrator}, {@code moderator}, {@code expert} or {@code editor}
 * @param csrf proves that the forms come from this page
 * @param logoutAction address of the first form
 * @param passwordAction address of the second form
 * @param entries what is wrong with the second form
 * @param notice what was just done, such as {@code password-changed}; empty for nothing
 */
public record AccountPage(
    String user,
    String role,
    String csrf,
    String logoutAction,
    String passwordAction,
    Entries entries,
    String notice)
    implements ServiceContent {
  @Override
  public String name() {
    return "account";
  }
}
