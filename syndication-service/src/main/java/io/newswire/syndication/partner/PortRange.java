package io.newswire.syndication.partner;

/** Ports from one to another, both of them included. */
record PortRange(int lowest, int highest) {
  private static final int HIGHEST_PORT = 65_535;

  PortRange {
    if (lowest < 1 || highest > HIGHEST_PORT || lowest > highest) {
      throw new IllegalArgumentException("no range of ports: " + lowest + "-" + highest);
    }
  }

  /** Reads {@code 443} or {@code 1024-65535}. */
  static PortRange parse(String text) {
    var bounds = text.strip().split("-", 2);
    try {
      return new PortRange(Integer.parseInt(bounds[0].strip()),
          Integer.parseInt(bounds[bounds.length - 1].strip()));
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException("NEWSWIRE_ALLOWED_PORTS: '" + text
          + "' is neither a port nor a range such as 1024-65535", none);
    }
  }

  boolean holds(int port) {
    return lowest <= port && port <= highest;
  }
}
