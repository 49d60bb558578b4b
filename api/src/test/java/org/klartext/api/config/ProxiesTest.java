package org.klartext.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the web servers before this one are asked where a request comes from. */
class ProxiesTest {
  private static final Proxies PROXIES =
      new Proxies(List.of(Network.parse("127.0.0.1"), Network.parse("10.1.0.0/17")));

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, '', 203.0.113.9",
    "203.0.113.9, 198.51.100.1, 203.0.113.9",
    "127.0.0.1, 198.51.100.1, 198.51.100.1",
    "127.0.0.1, '6.6.6.6, 198.51.100.1', 198.51.100.1",
    "127.0.0.1, '6.6.6.6, 198.51.100.1, 10.1.2.3', 198.51.100.1",
    "127.0.0.1, '198.51.100.1, 10.1.128.0', 10.1.128.0",
    "127.0.0.1, '', 127.0.0.1",
    "127.0.0.1, 'unknown', 127.0.0.1",
    "127.0.0.1, '198.51.100.1, unknown', 127.0.0.1",
    "127.0.0.1, '2001:db8::7', 2001:db8::7",
    "127.0.0.1, '::ffff:198.51.100.1', 198.51.100.1",
  })
  void theLastAddressThatIsNoProxysCounts(String socket, String header, String client) {
    assertEquals(
        InetAddress.ofLiteral(client), PROXIES.client(InetAddress.ofLiteral(socket), header));
  }

  @Test
  void aNetworkHoldsWhatBeginsAlike() {
    assertTrue(Network.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("1.2.3.4")));
    assertTrue(Network.parse("fd00::/8").contains(InetAddress.ofLiteral("fdff::1")));
    assertFalse(Network.parse("fd00::/8").contains(InetAddress.ofLiteral("fe00::1")));
    assertFalse(Network.parse("::/0").contains(InetAddress.ofLiteral("1.2.3.4")));
    assertFalse(Network.parse("10.0.0.1").contains(InetAddress.ofLiteral("10.0.0.2")));
  }
}
