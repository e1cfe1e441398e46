package io.newswire.syndication.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a subscriber is called. Its query may hold what only the subscriber should know. */
record Callback(URI url) {
  private static final int LONGEST = 2_000;
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern PRINTABLE_ASCII = Pattern.compile("[!-~]+");

  /** What is wrong with a callback's URL, and what to do. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String detail) {
      super(detail);
    }
  }

  /**
   * Reads a callback's URL; says nothing of where its host leads.
   *
   * @throws Unusable with a message for the subscriber
   */
  static Callback parse(String text) throws Unusable {
    if (text.length() > LONGEST) {
      throw new Unusable("must be at most " + LONGEST + " characters long");
    }
    var url = url(text);
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null) {
      throw new Unusable("must be an absolute URL with https or http and a host");
    }
    if (url.getRawUserInfo() != null) {
      throw new Unusable("must not hold a user or a password; put a token into the query");
    }
    if (url.getRawFragment() != null) {
      throw new Unusable("must not have a fragment; leave out '#' and what follows");
    }
    if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
      throw new Unusable("must have a port from 1 to " + HIGHEST_PORT + ", or none");
    }
    return new Callback(url);
  }

  private static URI url(String text) throws Unusable {
    try {
      if (PRINTABLE_ASCII.matcher(text).matches()) {
        return new URI(text);
      }
    } catch (URISyntaxException malformed) {
      // told below
    }
    throw new Unusable("must be a URL; percent-encode what a URL may not hold");
  }

  /** For limits and for logs: nothing else of a callback is logged. */
  String host() {
    return url.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
  }

  /** WebSub §5.1: its own query stays as it is; the parameters are appended. */
  URI with(SequencedMap<String, String> parameters) {
    var query = parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
    var separator = url.getRawQuery() == null ? "?" : url.getRawQuery().isEmpty() ? "" : "&";
    return URI.create(url + separator + query);
  }

  // A plus sign is a space in forms only; %20 is one everywhere.
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "Callback[" + host() + "]";
  }
}
