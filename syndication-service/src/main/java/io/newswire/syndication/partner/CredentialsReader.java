package io.newswire.syndication.partner;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.newswire.syndication.partner.Credentials.Authorization;
import io.newswire.syndication.partner.OptionsReader.Complaints;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads and writes credentials as JSON: as administrators send them, and as they lie in the vault. */
final class CredentialsReader {
  static final Set<String> FIELDS = Set.of("headers", "authorization", "tls");
  static final String MASK = "***";
  private static final int MOST_HEADERS = 20;
  private static final int LONGEST = 2000;
  // RFC 9110 §5.1 and §5.5, without obs-text
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern
      .compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
  /** What the message or the connection needs, or is ours to say. */
  private static final Set<String> OURS = Set.of("authorization", "connection", "content-encoding",
      "content-length", "content-type", "cookie", "expect", "host", "keep-alive",
      "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "traceparent",
      "tracestate");

  private final JsonNode body;
  private final Complaints complaints;

  CredentialsReader(JsonNode body, Complaints complaints) {
    this.body = body;
    this.complaints = complaints;
  }

  Credentials read(Credentials before) {
    return new Credentials(body.has("headers") ? headers() : before.headers(),
        body.has("authorization") ? authorization() : before.authorization(),
        body.has("tls") ? new TlsReader(body.path("tls"), complaints).read() : before.tls());
  }

  /** As they lie in the vault. */
  static Credentials stored(JsonNode json) {
    var reader = new CredentialsReader(json, (field, detail) -> {
      throw new IllegalStateException("Stored credentials are wrong: " + field + " " + detail);
    });
    return new Credentials(reader.headers(), reader.authorization(),
        TlsReader.stored(json.path("tls")));
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    var sent = body.path("headers");
    if (sent.isNull() || sent.isMissingNode()) {
      return headers;
    }
    if (!sent.isObject() || sent.size() > MOST_HEADERS) {
      complaints.add("headers", "must be an object of at most " + MOST_HEADERS + " headers");
      return headers;
    }
    sent.properties().forEach(header -> {
      var at = "headers/" + header.getKey();
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (!NAME.matcher(name).matches()) {
        complaints.add(at, "is no name of a header");
      } else if (OURS.contains(name) || name.startsWith("webhook-")) {
        complaints.add(at, "is not yours to set"
            + (name.equals("authorization") ? "; use the field 'authorization'" : ""));
      } else {
        headers.put(header.getKey(), value(at, header.getValue()));
      }
    });
    return headers;
  }

  private @Nullable Authorization authorization() {
    var sent = body.path("authorization");
    if (sent.isNull() || sent.isMissingNode()) {
      return null;
    }
    if (sent.isObject() && sent.size() == 1 && sent.path("basic").isObject()
        && Set.of("username", "password").containsAll(sent.path("basic").propertyNames())) {
      var username = value("authorization/basic/username", sent.at("/basic/username"));
      if (username.contains(":")) { // RFC 7617 §2
        complaints.add("authorization/basic/username", "must have no colon");
      }
      return new Authorization.Basic(username,
          value("authorization/basic/password", sent.at("/basic/password")));
    }
    if (sent.isObject() && sent.size() == 1 && sent.has("bearer")) {
      return new Authorization.Bearer(value("authorization/bearer", sent.path("bearer")));
    }
    complaints.add("authorization", "must be {\"basic\": {\"username\": …, \"password\": …}} or"
        + " {\"bearer\": …}");
    return null;
  }

  private String value(String field, JsonNode value) {
    var text = value.isString() ? value.asString() : "";
    if (text.equals(MASK)) {
      complaints.add(field, "must be the value; *** is what we show in its place");
    } else if (text.length() > LONGEST || !VALUE.matcher(text).matches()) {
      complaints.add(field, "must be a text of 1 to " + LONGEST + " printable ASCII characters");
    }
    return text;
  }

  /** As JSON, which this reads again. */
  static Map<String, Object> write(Credentials credentials, boolean masked) {
    var json = new LinkedHashMap<String, Object>();
    if (!credentials.headers().isEmpty()) {
      var headers = new LinkedHashMap<String, String>();
      credentials.headers().forEach((name, value) -> headers.put(name, masked ? MASK : value));
      json.put("headers", headers);
    }
    switch (credentials.authorization()) {
      case null -> {
        // nothing to write
      }
      case Authorization.Basic(var username, var password) -> json.put("authorization",
          Map.of("basic", Map.of("username", username, "password", masked ? MASK : password)));
      case Authorization.Bearer(var token) -> json.put("authorization",
          Map.of("bearer", masked ? MASK : token));
    }
    if (credentials.tls() != null) {
      json.put("tls", masked ? TlsView.of(credentials.tls()) : credentials.tls());
    }
    return json;
  }
}
