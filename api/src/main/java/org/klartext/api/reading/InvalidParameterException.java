package org.klartext.api.reading;

/** A parameter of a request that cannot be meant. */
public final class InvalidParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  /**
   * A parameter at fault.
   *
   * @param name of the parameter
   * @param detail a sentence in English: what is wrong, and what is possible
   */
  InvalidParameterException(String name, String detail) {
    super(detail);
    this.name = name;
  }

  /** The name of the parameter. */
  public String name() {
    return name;
  }

  /** What is wrong with it, and what is possible. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
