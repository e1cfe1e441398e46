package io.newswire.ingest.submission;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.Wording;

/** URIs, URLs and e-mail addresses. */
final class Addresses {
  static final int LONGEST = 2_000;

  private static final int LONGEST_EMAIL = 254; // RFC 5321 §4.5.3.1.3, without the brackets
  private static final int HIGHEST_PORT = 65_535;
  /** Host names on the Web have underscores too, which java.net.URI does not take for hosts. */
  private static final Pattern HOST = Pattern.compile(
      "(?:[A-Za-z0-9](?:[A-Za-z0-9._~-]*[A-Za-z0-9.])?|\\[[0-9A-Fa-f:.]+])(?::(\\d{0,5}))?");
  private static final Pattern EMAIL = Pattern.compile(
      "[^\\s@<>\"(),:;\\\\\\[\\]]+@[\\p{Alnum}&&[^_]](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?"
          + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+",
      Pattern.UNICODE_CHARACTER_CLASS);
  /** Aliases that IPTC's own catalogue gives its schemes. */
  private static final Map<String, String> SCHEMES = Map.of(
      "medtop", "http://cv.iptc.org/newscodes/mediatopic/",
      "subj", "http://cv.iptc.org/newscodes/subjectcode/",
      "genre", "http://cv.iptc.org/newscodes/genre/");

  private Addresses() {}

  /** A URI with a scheme (RFC 3986 §3), as it was sent: ids are compared byte by byte. */
  static String uri(String text) throws Format.Unfit {
    if (!parse(text).isAbsolute()) {
      throw new Format.Unfit(Wording.quote(text) + " is not an absolute URI; it must begin with a"
          + " scheme, such as urn:uuid: or https:");
    }
    return text;
  }

  /** The URI of a vocabulary, or an alias that IPTC gives to one of its own. */
  static String scheme(String text) throws Format.Unfit {
    var known = SCHEMES.get(text);
    return known == null ? uri(text) : known;
  }

  /** An absolute http or https URL. */
  static String url(String text) throws Format.Unfit {
    var url = parse(text);
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new Format.Unfit(Wording.quote(text)
          + " is not an absolute web address; it must begin with https:// or http://");
    }
    var authority = url.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw new Format.Unfit("has a user name or password in it, which readers would see;"
          + " remove what stands before the @.");
    }
    var host = HOST.matcher(authority == null ? "" : authority);
    if (!host.matches() || (host.group(1) != null && !host.group(1).isEmpty()
        && Integer.parseInt(host.group(1)) > HIGHEST_PORT)) {
      throw new Format.Unfit(Wording.quote(text) + " names no host that can be reached.");
    }
    return text;
  }

  static String email(String text) throws Format.Unfit {
    if (text.length() > LONGEST_EMAIL || !EMAIL.matcher(text).matches()) {
      throw new Format.Unfit(
          Wording.quote(text) + " is not an e-mail address such as desk@example.org");
    }
    return text;
  }

  private static URI parse(String text) throws Format.Unfit {
    if (text.length() > LONGEST) {
      throw new Format.Unfit(
          "has " + text.length() + " characters; at most " + LONGEST + " are taken.");
    }
    try {
      var uri = new URI(text);
      var ascii = uri.toASCIIString();
      if (!ascii.equals(text)) {
        throw new Format.Unfit(Wording.quote(text) + " has characters that a URI cannot hold"
            + " (RFC 3986 §2); percent-encoded it reads " + Wording.quote(ascii));
      }
      return uri;
    } catch (URISyntaxException malformed) {
      throw new Format.Unfit(Wording.quote(text) + " is not a URI (RFC 3986): "
          + malformed.getReason() + (malformed.getIndex() < 0
              ? "."
              : " at character " + (malformed.getIndex() + 1) + "."));
    }
  }
}
