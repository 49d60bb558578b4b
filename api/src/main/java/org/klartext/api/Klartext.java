package org.klartext.api;

/** The program: the generator's commands, and later the server's. */
public final class Klartext {
  private Klartext() {}

  /**
   * Runs one command and ends the process with its status.
   *
   * @param arguments what was typed after the program's name
   */
  public static void main(String[] arguments) {
    System.out.println("Klartext");
  }
}
