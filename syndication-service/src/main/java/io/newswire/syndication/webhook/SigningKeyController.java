package io.newswire.syndication.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.syndication.partner.SigningSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Our public keys for everybody (RFC 7517), and their replacement for administrators. */
@RestController
class SigningKeyController {
  private static final CacheControl FIVE_MINUTES = CacheControl.maxAge(Duration.ofMinutes(5))
      .cachePublic();
  private static final MediaType JWKS = MediaType.parseMediaType("application/jwk-set+json");

  private final SigningKeys keys;
  private final SigningSettings settings;

  SigningKeyController(SigningKeys keys, SigningSettings settings) {
    this.keys = keys;
    this.settings = settings;
  }

  /** @param retiresAt null for the one that will sign until it is replaced */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String kid, @Nullable Instant retiresAt) {}

  @GetMapping("/.well-known/jwks.json")
  ResponseEntity<String> published() {
    List<JWK> published = keys.published().stream().<JWK>map(SigningKey::publicPart).toList();
    return ResponseEntity.ok().cacheControl(FIVE_MINUTES).contentType(JWKS)
        .body(new JWKSet(published).toString(true));
  }

  @GetMapping("/signing-keys")
  Map<String, List<View>> list() {
    return Map.of("keys", keys.published().stream()
        .map(key -> new View(key.id(), key.retiresAt())).toList());
  }

  @PostMapping("/signing-keys")
  ResponseEntity<View> replace(@RequestBody(required = false) @Nullable JsonNode body) {
    var key = keys.replace(overlap(body));
    return ResponseEntity.created(URI.create("/.well-known/jwks.json"))
        .body(new View(key.id(), null));
  }

  private Duration overlap(@Nullable JsonNode body) {
    var overlap = settings.overlap(body);
    if (overlap == null) {
      throw new InvalidRequest(List.of(new FieldError("/overlap", settings.remedy())));
    }
    return overlap;
  }
}
