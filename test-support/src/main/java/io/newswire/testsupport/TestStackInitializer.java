package io.newswire.testsupport;

import java.util.HashMap;
import java.util.Map;

import io.newswire.platform.security.ApiKeys;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Points an application at the test stack: Kafka, the registry and keys. One that wants a database
 * takes {@link WithDatabase}.
 */
public class TestStackInitializer
    implements
      ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    // The file of keys was looked for before this initializer ran: the keys come as properties too.
    TestPropertyValues.of(settings()).and(keys()).applyTo(context);
  }

  private static Map<String, String> keys() {
    return Map.of(
        "newswire.api-keys[0].name", "editor",
        "newswire.api-keys[0].sha256", ApiKeys.hash(TestKeys.editor()),
        "newswire.api-keys[0].scopes", "articles:write,articles:read",
        "newswire.api-keys[1].name", "admin",
        "newswire.api-keys[1].sha256", ApiKeys.hash(TestKeys.admin()),
        "newswire.api-keys[1].scopes",
        "partners:admin,articles:read,ops:read,ops:write,keys:admin");
  }

  Map<String, String> settings() {
    return withoutDatabase();
  }

  /** The same as settings of a service that is started by hand, as arguments or environment. */
  public static Map<String, String> withoutDatabase() {
    var stack = TestStack.shared();
    return Map.of(
        "NEWSWIRE_KAFKA_BOOTSTRAP", stack.kafka(),
        "NEWSWIRE_REGISTRY_URL", stack.registryUrl(),
        "NEWSWIRE_API_KEYS_FILE", TestKeys.apiKeysFile(),
        "NEWSWIRE_SECRETS_KEY", TestKeys.secretsKey());
  }

  /** With a PostgreSQL database of its own as well. */
  public static final class WithDatabase extends TestStackInitializer {
    @Override
    Map<String, String> settings() {
      return withDatabase(TestStack.shared().newDatabase());
    }
  }

  /** The settings of {@link #withoutDatabase()} and this database. */
  public static Map<String, String> withDatabase(TestStack.Database database) {
    var settings = new HashMap<>(withoutDatabase());
    settings.put("NEWSWIRE_DB_URL", database.url());
    settings.put("NEWSWIRE_DB_USER", database.user());
    settings.put("NEWSWIRE_DB_PASSWORD", database.password());
    return settings;
  }
}
