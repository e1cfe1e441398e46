package io.newswire.syndication.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.syndication.filter.Filter;
import io.newswire.syndication.filter.FilterReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an administrator sent, field by field, and collects everything that is wrong with it.
 * Ends with {@link #check()}.
 */
final class Submission {
  private static final int LONGEST_NAME = 200;

  private final JsonNode body;
  private final List<FieldError> errors = new ArrayList<>();

  Submission(JsonNode body, Set<String> fields) {
    this.body = body;
    if (!body.isObject()) {
      throw new InvalidRequest(List.of(new FieldError("", "must be a JSON object")));
    }
    unknown(body, "", fields);
  }

  private void unknown(JsonNode object, String at, Set<String> known) {
    object.propertyNames().stream().filter(name -> !known.contains(name))
        .forEach(name -> wrong(at + "/" + name,
            "is not known here; there are " + String.join(", ", known.stream().sorted().toList())));
  }

  boolean has(String field) {
    return body.has(field);
  }

  private void wrong(String pointer, String detail) {
    errors.add(new FieldError(pointer, detail));
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
      wrong("/url", "names the host '" + url.getHost() + "', which does not resolve");
    }
  }

  Filter filter() {
    return FilterReader.read(body.path("filter"), "/filter", errors::add);
  }
}
