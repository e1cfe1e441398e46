package io.newswire.syndication.partner;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks a host name up. Each answer may be another one. */
@FunctionalInterface
public interface HostNames {
  InetAddress[] lookUp(String host) throws UnknownHostException;
}
