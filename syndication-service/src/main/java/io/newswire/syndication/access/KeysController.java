package io.newswire.syndication.access;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.newswire.event.IssuedKey;
import io.newswire.platform.key.IssuedKeys;
import io.newswire.platform.key.KeyLog;
import io.newswire.platform.key.KeyUses;
import io.newswire.platform.problem.Problems;
import io.newswire.platform.security.ApiKeys;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Issues API keys, says what became of them, and revokes them. */
@RestController
@RequestMapping("/keys")
class KeysController {
  private static final Logger log = LoggerFactory.getLogger(KeysController.class);
  /** So that whoever finds one in a log or a repository knows what it is. */
  private static final String PREFIX = "nw_";

  private final ApiKeys declared;
  private final IssuedKeys keys;
  private final KeyUses uses;
  private final KeyLog keyLog;
  private final Clock clock;

  KeysController(ApiKeys declared, IssuedKeys keys, KeyUses uses, KeyLog keyLog, Clock clock) {
    this.declared = declared;
    this.keys = keys;
    this.uses = uses;
    this.keyLog = keyLog;
    this.clock = clock;
  }

  @GetMapping
  Map<String, List<KeyView>> list() {
    return Map.of("keys", Stream.concat(
        keys.all().stream().map(this::view),
        declared.apiKeys().stream().map(key -> KeyView.of(key, uses))).toList());
  }

  @GetMapping("/{id}")
  KeyView one(@PathVariable String id) {
    return view(known(id));
  }

  @PostMapping
  ResponseEntity<KeyView> issue(@RequestBody JsonNode body, Principal caller) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var request = KeyRequest.read(body, now);
    refuseNameInUse(request.name());
    var clear = ApiKeys.make(PREFIX);
    var key = IssuedKey.newBuilder()
        .setKeyId(UUID.randomUUID().toString())
        .setName(request.name())
        .setSha256(ApiKeys.hash(clear))
        .setRoles(request.roles())
        .setScopes(request.scopes())
        .setIssuedBy(caller.getName())
        .setIssuedAt(now)
        .setExpiresAt(request.expiresAt())
        .build();
    write(key);
    log.info("{} issued the API key '{}' ({}) with {} {}", caller.getName(), key.getName(),
        key.getKeyId(), key.getRoles(), key.getScopes());
    return ResponseEntity.created(URI.create("/keys/" + key.getKeyId()))
        .cacheControl(CacheControl.noStore()).body(view(key).with(clear));
  }

  /** Revoking what is revoked changes nothing. */
  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(@PathVariable String id, Principal caller) {
    var key = known(id);
    if (key.getRevokedAt() == null) {
      write(IssuedKey.newBuilder(key)
          .setRevokedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
          .setRevokedBy(caller.getName())
          .build());
      log.info("{} revoked the API key '{}' ({})", caller.getName(), key.getName(), id);
    }
    return ResponseEntity.noContent().build();
  }

  private KeyView view(IssuedKey key) {
    return KeyView.of(key, keys, uses);
  }

  private IssuedKey known(String id) {
    var key = keys.byId(id);
    if (key == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "key-not-found", "There is no such key",
          "No key '" + id + "'. GET /keys lists them.");
    }
    return key;
  }

  /** Senders are kept apart by their keys' names. */
  private void refuseNameInUse(String name) {
    if (declared.apiKeys().stream().anyMatch(key -> key.name().equals(name))
        || keys.all().stream().filter(keys::isInForce)
            .anyMatch(key -> key.getName().equals(name))) {
      throw Problems.refusal(HttpStatus.CONFLICT, "key-name-in-use", "The name is in use",
          "A key in force is named '" + name + "'. Choose another name, or revoke that key first.");
    }
  }

  private void write(IssuedKey key) {
    try {
      keyLog.append(key);
    } catch (KafkaException away) {
      log.warn("The API key '{}' was not written: {}", key.getName(), away.getMessage());
      var refusal = Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "keys-unavailable",
          "Keys cannot be written now",
          "Kafka did not say that it took it. GET /keys tells; try again if it did not.");
      refusal.getHeaders().set("Retry-After", "5");
      throw refusal;
    }
  }
}
