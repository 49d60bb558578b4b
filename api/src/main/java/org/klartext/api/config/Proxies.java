package org.klartext.api.config;

import java.net.InetAddress;
import java.util.List;

/**
 * The web servers before this one. What anybody else says of where a request comes from is not
 * believed.
 *
 * @param networks their addresses
 */
public record Proxies(List<Network> networks) {
  /** Copies what it is given. */
  public Proxies {
    networks = List.copyOf(networks);
  }

  /** True if a proxy has this address. */
  public boolean include(InetAddress address) {
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /**
   * True if a proxy says that a reader's connection is encrypted.
   *
   * @param socket whoever is connected to this server, as a literal
   * @param forwardedProto the header {@code X-Forwarded-Proto}; may be empty
   */
  public boolean encrypt(String socket, String forwardedProto) {
    return forwardedProto.equals("https") && include(InetAddress.ofLiteral(socket));
  }

  /**
   * Who sent a request: the last address that is not a proxy's, beginning at the socket.
   *
   * @param socket whoever is connected to this server
   * @param forwardedFor the header {@code X-Forwarded-For}; several are joined by commas; may be
   *     empty, and may hold anything
   */
  public InetAddress client(InetAddress socket, String forwardedFor) {
    List<String> hops = List.of(forwardedFor.split(","));
    InetAddress client = socket;
    for (String hop : hops.reversed()) {
      if (!include(client)) {
        return client;
      }
      try {
        client = InetAddress.ofLiteral(hop.strip());
      } catch (IllegalArgumentException e) {
        return client; // a proxy that hides the address has nothing more to say
      }
    }
    return client;
  }
}
