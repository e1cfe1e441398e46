package io.newswire.syndication.partner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.syndication.transformation.Transformations;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the file of partners: docs/endpoints.md has its form. */
@Component
final class PartnerFile {
  private static final Set<String> PARTNER = Set.of("id", "name", "contact", "earlyAccess",
      "endpoints");
  private static final Set<String> ENDPOINT = Stream.concat(Submission.ENDPOINT.stream(),
      Stream.of("id", "secret")).collect(Collectors.toSet());
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final AddressGuard guard;
  private final Transformations transformations;
  private final Environment environment;

  PartnerFile(AddressGuard guard, Transformations transformations, Environment environment) {
    this.guard = guard;
    this.transformations = transformations;
    this.environment = environment;
  }

  record DeclaredPartner(String id, String name, @Nullable String contact, boolean earlyAccess,
      List<DeclaredEndpoint> endpoints) {}

  /**
   * @param id with the partner's before it, so that no other partner has it
   * @param secret null: it has, or gets, one that we make
   */
  record DeclaredEndpoint(String id, EndpointDefinition definition,
      @Nullable SigningSecret secret) {}

  /**
   * The partners of a file's text.
   *
   * @throws IllegalStateException that names everything that is wrong, and no secret
   */
  List<DeclaredPartner> read(String yaml) {
    var root = new YAMLMapper().readTree(yaml);
    var errors = new ArrayList<FieldError>();
    var partners = new ArrayList<DeclaredPartner>();
    var ids = new HashSet<String>();
    if (!root.path("partners").isArray() || root.size() != 1) {
      errors.add(new FieldError("/partners", "must be a list, and all that is there"));
    }
    for (int index = 0; index < root.path("partners").size(); index++) {
      try {
        partners.add(
            partner(root.path("partners").get(index), "/partners/" + index, ids, errors));
      } catch (InvalidRequest wrong) {
        errors.addAll(wrong.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalStateException("NEWSWIRE_PARTNERS_FILE: " + errors.stream()
          .map(error -> error.pointer() + " " + error.detail()).collect(Collectors.joining("; ")));
    }
    return partners;
  }

  private DeclaredPartner partner(JsonNode json, String at, Set<String> ids,
      List<FieldError> errors) {
    var submission = new Submission(json, at, PARTNER);
    var name = submission.name();
    var contact = submission.contact();
    var earlyAccess = submission.earlyAccess();
    errors.addAll(submission.errors());
    var id = id(json, at, "", ids, errors);
    var endpoints = new ArrayList<DeclaredEndpoint>();
    var listed = json.path("endpoints");
    if (!listed.isMissingNode() && !listed.isArray()) {
      errors.add(new FieldError(at + "/endpoints", "must be a list"));
    }
    for (int index = 0; index < listed.size(); index++) {
      endpoints.add(endpoint(listed.get(index), at + "/endpoints/" + index, id, ids, errors));
    }
    return new DeclaredPartner(id, name, contact, earlyAccess, endpoints);
  }

  private DeclaredEndpoint endpoint(JsonNode json, String at, String partner, Set<String> ids,
      List<FieldError> errors) {
    var resolved = json.deepCopy();
    for (var field : List.of("secret", "headers", "authorization", "tls")) {
      if (resolved instanceof ObjectNode object && object.has(field)) {
        object.set(field, resolved(object.get(field), at + "/" + field, errors));
      }
    }
    var submission = new Submission(resolved, at, ENDPOINT).withUnknownHosts();
    var definition = submission.endpoint(guard, transformations);
    var secret = submission.has("secret") ? submission.secret() : null;
    errors.addAll(submission.errors());
    return new DeclaredEndpoint(id(json, at, partner + ".", ids, errors), definition, secret);
  }

  private static String id(JsonNode json, String at, String before, Set<String> ids,
      List<FieldError> errors) {
    var id = json.path("id").asString("");
    if (!ID.matcher(id).matches()) {
      errors.add(new FieldError(at + "/id",
          "must be 1 to 63 small letters, digits and hyphens, such as evening-post"));
    } else if (!ids.add(before + id)) {
      errors.add(new FieldError(at + "/id", "is there twice: " + id));
    }
    return before + id;
  }

  /** Secrets need not stand in the file: {@code ${NAME}} is what the environment has of that name. */
  private JsonNode resolved(JsonNode value, String at, List<FieldError> errors) {
    return switch (value) {
      case StringNode text -> text(text, at, errors);
      case ObjectNode object -> {
        object.properties().forEach(one -> one.setValue(
            resolved(one.getValue(), at + "/" + one.getKey(), errors)));
        yield object;
      }
      default -> value;
    };
  }

  private JsonNode text(StringNode text, String at, List<FieldError> errors) {
    try {
      return StringNode.valueOf(environment.resolveRequiredPlaceholders(text.asString()));
    } catch (IllegalArgumentException missing) {
      errors.add(new FieldError(at, "names a variable that is not set"));
      return text;
    }
  }
}
