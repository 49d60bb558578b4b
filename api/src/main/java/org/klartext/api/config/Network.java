package org.klartext.api.config;

import java.net.InetAddress;

/**
 * Addresses that begin alike.
 *
 * @param address one of them
 * @param prefix how many bits they share
 */
public record Network(InetAddress address, int prefix) {
  /**
   * Reads an address or a network, without asking a name server.
   *
   * @param text such as {@code 10.0.0.7}, {@code 10.0.0.0/8} or {@code fd00::/8}
   * @throws IllegalArgumentException if it is neither
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address =
        InetAddress.ofLiteral(slash < 0 ? text.strip() : text.substring(0, slash).strip());
    int bits = address.getAddress().length * 8;
    int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1).strip());
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("A network of this kind has 0 to " + bits + " bits.");
    }
    return new Network(address, prefix);
  }

  /** True if an address is one of these. */
  public boolean contains(InetAddress other) {
    byte[] ours = address.getAddress();
    byte[] theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = prefix / 8;
    int rest = prefix % 8;
    int mask = 0xff00 >> rest & 0xff;
    return java.util.Arrays.equals(ours, 0, whole, theirs, 0, whole)
        && (rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
  }
}
