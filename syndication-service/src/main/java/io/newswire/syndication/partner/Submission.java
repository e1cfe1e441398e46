package io.newswire.syndication.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.syndication.filter.Filter;
import io.newswire.syndication.filter.FilterReader;
import io.newswire.syndication.transformation.Transformations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an administrator sent, field by field, and collects everything that is wrong with it.
 * Ends with {@link #check()}.
 */
final class Submission {
  /** What an endpoint's definition consists of. */
  static final Set<String> ENDPOINT = Stream.of(Set.of("url", "format", "filter"),
      OptionsReader.FIELDS, CredentialsReader.FIELDS).flatMap(Set::stream)
      .collect(Collectors.toSet());
  private static final int LONGEST_NAME = 200;

  private final JsonNode body;
  private final String at;
  private final List<FieldError> errors = new ArrayList<>();
  private boolean unknownHostsPass;

  /** @param at where it stands in what was sent, a JSON Pointer */
  Submission(JsonNode body, String at, Set<String> fields) {
    this.body = body;
    this.at = at;
    if (!body.isObject()) {
      wrong("", "must be a JSON object");
      check();
    }
    if (hasUnstorable(body)) {
      wrong("", "must not have the character U+0000 anywhere");
      check();
    }
    body.propertyNames().stream().filter(name -> !fields.contains(name))
        .forEach(name -> wrong("/" + name,
            "is not known here; there are "
                + String.join(", ", fields.stream().sorted().toList())));
  }

  /** PostgreSQL's text holds every character but U+0000. */
  private static boolean hasUnstorable(JsonNode value) {
    return value.isString() && value.asString().indexOf(0) >= 0
        || value.isObject() && value.propertyNames().stream().anyMatch(name -> name.indexOf(0) >= 0)
        || value.valueStream().anyMatch(Submission::hasUnstorable);
  }

  /** Takes hosts that do not resolve just now: every attempt resolves them anew. */
  Submission withUnknownHosts() {
    unknownHostsPass = true;
    return this;
  }

  boolean has(String field) {
    return body.has(field);
  }

  private void wrong(String pointer, String detail) {
    errors.add(new FieldError(at + pointer, detail));
  }

  /** What is wrong. */
  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** @throws InvalidRequest where anything was wrong */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
  }

  String name() {
    var name = body.path("name");
    if (!name.isString() || name.asString().isBlank() || name.asString().length() > LONGEST_NAME) {
      wrong("/name", "must be a text of 1 to " + LONGEST_NAME + " characters");
      return "";
    }
    return name.asString().strip();
  }

  @Nullable
  String contact() {
    var contact = body.path("contact");
    if (contact.isMissingNode() || contact.isNull()) {
      return null;
    }
    if (!contact.isString() || contact.asString().length() > LONGEST_NAME) {
      wrong("/contact", "must be a text of at most " + LONGEST_NAME + " characters");
      return null;
    }
    return contact.asString();
  }

  /** False where it is not there. */
  boolean earlyAccess() {
    var early = body.path("earlyAccess");
    if (!early.isMissingNode() && !early.isBoolean()) {
      wrong("/earlyAccess", "must be true or false");
    }
    return early.isBoolean() && early.asBoolean();
  }

  String format() {
    var format = body.path("format");
    if (format.isMissingNode()) {
      return Formats.DEFAULT;
    }
    if (!format.isString() || !Formats.ALL.contains(format.asString())) {
      wrong("/format", "must be one of " + String.join(", ", Formats.ALL));
      return Formats.DEFAULT;
    }
    return format.asString();
  }

  Endpoint.Status status() {
    var status = body.path("status").asString("");
    return switch (status) {
      case "active" -> Endpoint.Status.ACTIVE;
      case "paused" -> Endpoint.Status.PAUSED;
      default -> {
        wrong("/status", "must be 'active' or 'paused'");
        yield Endpoint.Status.PAUSED;
      }
    };
  }

  URI url(AddressGuard guard) {
    var text = body.path("url");
    try {
      var url = new URI(text.isString() ? text.asString() : "");
      vet(url, guard);
      return url;
    } catch (URISyntaxException illFormed) {
      wrong("/url", "is not a URL: " + illFormed.getReason());
      return URI.create("");
    }
  }

  private void vet(URI url, AddressGuard guard) {
    try {
      guard.check(url);
      guard.resolve(url.getHost());
      // What is signed but not encrypted can be read on the way.
      if (url.getScheme().equalsIgnoreCase("http") && !guard.isAllowedByName(url.getHost())) {
        wrong("/url", "must be https; plain http is for targets within NEWSWIRE_ALLOWED_TARGETS");
      }
    } catch (AddressGuard.TargetRefused refused) {
      wrong("/url", String.valueOf(refused.getMessage()));
    } catch (UnknownHostException unknown) {
      if (unknownHostsPass) {
        return;
      }
      wrong("/url", "names the host '" + url.getHost() + "', which does not resolve");
    }
  }

  /** The one that was sent, or a new one. */
  SigningSecret secret() {
    var secret = body.path("secret");
    if (secret.isMissingNode()) {
      return SigningSecret.random();
    }
    if (!secret.isString() || !SigningSecret.isOne(secret.asString())) {
      wrong("/secret", "must be whsec_ and base64 of 24 to 64 random bytes");
      return SigningSecret.random();
    }
    return new SigningSecret(secret.asString());
  }

  Duration overlap(SigningSettings settings) {
    var overlap = settings.overlap(body);
    if (overlap == null) {
      wrong("/overlap", settings.remedy());
      return Duration.ZERO;
    }
    return overlap;
  }

  EndpointDefinition endpoint(AddressGuard guard, Transformations transformations) {
    return new EndpointDefinition(url(guard), format(), filter(),
        options(transformations, EndpointOptions.DEFAULT),
        credentials(Credentials.NONE));
  }

  /** The same, where what is not there stays as it was. */
  EndpointDefinition endpoint(AddressGuard guard, Transformations transformations,
      Endpoint before, Credentials had) {
    return new EndpointDefinition(
        has("url") ? url(guard) : before.url(),
        has("format") ? format() : before.format(),
        has("filter") ? filter() : before.filter(),
        options(transformations, before.options()), credentials(had));
  }

  private EndpointOptions options(Transformations transformations, EndpointOptions before) {
    return new OptionsReader(body, transformations,
        (field, detail) -> wrong("/" + field, detail)).read(before);
  }

  private Credentials credentials(Credentials before) {
    return new CredentialsReader(body, (field, detail) -> wrong("/" + field, detail)).read(before);
  }

  Filter filter() {
    return FilterReader.read(body.path("filter"), at + "/filter", errors::add);
  }
}
