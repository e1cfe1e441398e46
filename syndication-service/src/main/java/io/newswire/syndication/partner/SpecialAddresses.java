package io.newswire.syndication.partner;

import java.util.List;
import java.util.stream.Stream;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;

/** The addresses that are no stranger's: private, local, reserved, or another address in disguise. */
final class SpecialAddresses {
  // IANA's special-purpose registry for IPv4; of the metadata services of clouds all but Azure's lie
  // within it (169.254.169.254, 100.100.100.200, 192.0.0.192).
  private static final List<IPAddress> IPV4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
      "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
      "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
      "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
      "168.63.129.16/32");

  // RFC 4291 §2.4: what IANA gives to networks. Outside of it lie loopback, link-local, site-local,
  // unique local, multicast, v4-mapped, v4-compatible, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), SRv6.
  private static final IPAddress GLOBAL_UNICAST = block("2000::/3");

  // Within it: Teredo, ORCHID and the like (2001::/23), documentation, 6to4, AS112.
  private static final List<IPAddress> IPV6 = blocks("2001::/23", "2001:db8::/32", "2002::/16",
      "3fff::/20", "2620:4f:8000::/48");

  private SpecialAddresses() {}

  static boolean contain(IPAddress address) {
    if (address.isIPv4()) {
      return IPV4.stream().anyMatch(block -> block.contains(address));
    }
    return !GLOBAL_UNICAST.contains(address)
        || IPV6.stream().anyMatch(block -> block.contains(address))
        || isIsatap(address);
  }

  /** RFC 5214 §6.1: an IPv4 address in the lower half, under any prefix. */
  private static boolean isIsatap(IPAddress address) {
    return address.getSegment(5).getSegmentValue() == 0x5efe
        && (address.getSegment(4).getSegmentValue() & ~0x200) == 0;
  }

  private static List<IPAddress> blocks(String... cidrs) {
    return Stream.of(cidrs).map(SpecialAddresses::block).toList();
  }

  private static IPAddress block(String cidr) {
    return new IPAddressString(cidr).getAddress().toPrefixBlock();
  }
}
