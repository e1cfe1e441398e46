package io.newswire.syndication.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.security.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an administrator asks for.
 *
 * @param roles in lower case
 * @param expiresAt null: the key is good until it is revoked
 */
record KeyRequest(String name, List<String> roles, List<String> scopes,
    @Nullable Instant expiresAt) {
  private static final int LONGEST_NAME = 100;
  private static final Set<String> FIELDS = Set.of("name", "roles", "scopes", "expiresAt");
  /** A partner's keys belong to the partner, and are issued there. */
  private static final Set<String> ROLES = Arrays.stream(Role.values())
      .filter(role -> role != Role.PARTNER).map(role -> role.name().toLowerCase(Locale.ROOT))
      .collect(Collectors.toCollection(LinkedHashSet::new));
  private static final Set<String> SCOPES = Arrays.stream(Role.values())
      .filter(role -> role != Role.PARTNER).flatMap(role -> role.scopes().stream())
      .collect(Collectors.toCollection(TreeSet::new));

  /** @throws InvalidRequest naming everything that is wrong with it */
  static KeyRequest read(JsonNode body, Instant now) {
    var errors = new ArrayList<FieldError>();
    if (!body.isObject()) {
      throw new InvalidRequest(List.of(new FieldError("", "must be a JSON object")));
    }
    body.propertyNames().stream().filter(field -> !FIELDS.contains(field))
        .forEach(field -> errors.add(new FieldError("/" + field,
            "is not known here; there are " + list(new TreeSet<>(FIELDS)))));
    var request = new KeyRequest(name(body.path("name"), errors),
        some(body.path("roles"), "roles", ROLES, errors),
        some(body.path("scopes"), "scopes", SCOPES, errors),
        expiresAt(body.path("expiresAt"), now, errors));
    if (errors.isEmpty() && request.roles().isEmpty() && request.scopes().isEmpty()) {
      errors.add(new FieldError("/roles", "is missing, as are scopes: a key with neither admits to"
          + " nothing. Roles are " + list(ROLES) + "; scopes " + list(SCOPES)));
    }
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    return request;
  }

  private static String name(JsonNode node, List<FieldError> errors) {
    var name = node.isString() ? node.asString().strip() : "";
    if (name.isEmpty() || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError("/name", "must be a text of 1 to " + LONGEST_NAME
          + " characters that says who holds the key"));
    }
    return name;
  }

  private static List<String> some(JsonNode node, String field, Set<String> known,
      List<FieldError> errors) {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      errors.add(new FieldError("/" + field, "must be an array of some of " + list(known)));
      return List.of();
    }
    var chosen = new LinkedHashSet<String>();
    for (int at = 0; at < node.size(); at++) {
      var one = node.get(at);
      if (one.isString() && known.contains(one.asString())) {
        chosen.add(one.asString());
      } else {
        errors.add(new FieldError("/" + field + "/" + at, "must be one of " + list(known)));
      }
    }
    return List.copyOf(chosen);
  }

  private static @Nullable Instant expiresAt(JsonNode node, Instant now,
      List<FieldError> errors) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    try {
      var at = OffsetDateTime.parse(node.asString("")).toInstant().truncatedTo(ChronoUnit.MILLIS);
      if (at.isAfter(now)) {
        return at;
      }
    } catch (DateTimeParseException notADate) {
      // told below
    }
    errors.add(new FieldError("/expiresAt",
        "must be a time to come as RFC 3339 has it, such as 2027-01-31T00:00:00Z"));
    return null;
  }

  private static String list(Set<String> names) {
    return String.join(", ", names);
  }
}
