package io.newswire.platform.security;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What a service's paths ask of a caller, in the order in which they are tried. A path that no rule
 * names is refused.
 */
public final class AccessRules {
  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param method null for every method
   * @param scope null where no key is needed
   */
  record Rule(@Nullable HttpMethod method, String path, @Nullable String scope) {}

  /** Admits everybody to the path pattern. */
  public AccessRules open(String path) {
    rules.add(new Rule(null, path, null));
    return this;
  }

  /** Admits everybody to the path pattern with this method. */
  public AccessRules open(HttpMethod method, String path) {
    rules.add(new Rule(method, path, null));
    return this;
  }

  /** Admits keys with the scope to the path pattern. */
  public AccessRules require(String path, String scope) {
    rules.add(new Rule(null, path, scope));
    return this;
  }

  /** Admits keys with the scope to the path pattern with this method. */
  public AccessRules require(HttpMethod method, String path, String scope) {
    rules.add(new Rule(method, path, scope));
    return this;
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }
}
