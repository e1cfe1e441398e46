package io.newswire.syndication.partner;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps webhooks out of networks that are not the partners': whoever may name a URL must not be able
 * to reach our own machines with it. The addresses that {@link #resolve} returns are the ones to
 * dial; asking for the name again could give others.
 */
@Component
public final class AddressGuard {
  private static final Pattern USUAL_IPV4 = Pattern
      .compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  // WHATWG URL §3.5, "ends in a number": whatever does is an address, or a trick.
  private static final Pattern ENDS_IN_A_NUMBER = Pattern
      .compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");
  private static final Pattern BRACKETS = Pattern.compile("^\\[|]$");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]+");

  private final List<IPAddress> allowed;
  private final List<PortRange> ports;
  private final @Nullable URI proxy;
  private final HostNames names;

  @Autowired
  AddressGuard(AllowedTargets targets) {
    this(targets, InetAddress::getAllByName);
  }

  public AddressGuard(AllowedTargets targets, HostNames names) {
    this.allowed = targets.allowedTargets().stream().map(AddressGuard::block).toList();
    this.ports = targets.allowedPorts().stream().map(PortRange::parse).toList();
    this.proxy = targets.egressProxy();
    this.names = names;
  }

  private static IPAddress block(String cidr) {
    var block = new IPAddressString(cidr.strip()).getAddress();
    if (block == null) {
      throw new IllegalArgumentException(
          "NEWSWIRE_ALLOWED_TARGETS: '" + cidr + "' is no CIDR block such as 127.0.0.0/8");
    }
    return block.toPrefixBlock();
  }

  /** The HTTP proxy that calls take; null where they go straight out. */
  public @Nullable URI proxy() {
    return proxy;
  }

  /**
   * Checks what can be told from the URL alone; where its host leads is {@link #resolve}'s business.
   *
   * @throws TargetRefused with what is wrong with it
   */
  public void check(URI url) throws TargetRefused {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new TargetRefused("it must be an absolute https URL with a host");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new TargetRefused("it must have neither user information nor a fragment");
    }
    var port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    if (ports.stream().noneMatch(range -> range.holds(port))) {
      throw new TargetRefused(
          "port " + port + " is not for webhooks; NEWSWIRE_ALLOWED_PORTS can admit it");
    }
    literal(url.getHost());
  }

  /**
   * Resolves a host name or a literal address, with or without brackets.
   *
   * @throws TargetRefused where any of its addresses is out of bounds
   * @throws UnknownHostException where it has none
   */
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = addresses(host);
    for (var address : addresses) {
      if (!isAllowed(address) && SpecialAddresses.contain(read(address))) {
        throw new TargetRefused(host + " leads to " + address.getHostAddress()
            + ", a private or special address; NEWSWIRE_ALLOWED_TARGETS can admit its network");
      }
    }
    return addresses;
  }

  /** Whether every address of the host is one that the deployment admits by name. */
  public boolean isAllowedByName(String host) throws UnknownHostException {
    return Stream.of(addresses(host)).allMatch(this::isAllowed);
  }

  private InetAddress[] addresses(String host) throws UnknownHostException {
    var literal = literal(host);
    return literal == null ? names.lookUp(host) : new InetAddress[]{literal};
  }

  /** The address that the host spells; null where it is a name. */
  private static @Nullable InetAddress literal(String host) throws TargetRefused {
    var text = BRACKETS.matcher(host).replaceAll("").toLowerCase(Locale.ROOT);
    if (text.indexOf('%') >= 0) {
      throw new TargetRefused("'" + host + "' names a zone of this machine");
    }
    try {
      if (text.indexOf(':') >= 0 || USUAL_IPV4.matcher(text).matches()) {
        return InetAddress.ofLiteral(text);
      }
    } catch (IllegalArgumentException malformed) {
      throw new TargetRefused("'" + host + "' is no address");
    }
    if (ENDS_IN_A_NUMBER.matcher(text).matches()) {
      throw new TargetRefused("'" + host + "' spells an address in an unusual way; write it as four"
          + " decimal numbers");
    }
    if (!NAME.matcher(text).matches()) {
      throw new TargetRefused("'" + host + "' is no host name; write it as xn--… where it has"
          + " other letters than a to z");
    }
    return null;
  }

  private boolean isAllowed(InetAddress address) {
    var candidate = read(address);
    return allowed.stream().anyMatch(block -> block.getIPVersion() == candidate.getIPVersion()
        && block.contains(candidate));
  }

  private static IPAddress read(InetAddress address) {
    return new IPAddressGenerator().from(address.getAddress());
  }

  /** Webhooks must not go there. */
  public static final class TargetRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    TargetRefused(String reason) {
      super(reason);
    }
  }
}
