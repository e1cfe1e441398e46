package io.newswire.platform.page;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One set of pages of a service, such as the desk: everything under one path. A bean of this type
 * switches pages on; a service may have several. What no rule admits is refused.
 */
public final class Pages {
  private final String name;
  private final String home;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Link> navigation = new ArrayList<>();

  /**
   * @param method null for every method
   * @param scope that the signed-in key must have
   */
  record Rule(@Nullable HttpMethod method, String path, String scope) {}

  /**
   * @param scope without which the link is not shown
   */
  record Link(String label, String path, String scope) {}

  /**
   * @param name as it stands beside the product's name, such as {@code Desk}
   * @param home the path of the first page, without a slash at its end
   */
  public Pages(String name, String home) {
    if (!home.matches("/[a-z0-9-]+")) {
      throw new IllegalArgumentException("home is one lower-case word after a slash, not " + home);
    }
    this.name = name;
    this.home = home;
  }

  /** Admits keys with the scope to the path pattern. Rules are tried in order. */
  public Pages admit(String path, String scope) {
    rules.add(new Rule(null, path, scope));
    return this;
  }

  /** Admits keys with the scope to the path pattern with this method. */
  public Pages admit(HttpMethod method, String path, String scope) {
    rules.add(new Rule(method, path, scope));
    return this;
  }

  /** Puts a link into the navigation, for those whose key has the scope. */
  public Pages link(String label, String path, String scope) {
    navigation.add(new Link(label, path, scope));
    return this;
  }

  String name() {
    return name;
  }

  String home() {
    return home;
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }

  List<Link> navigation() {
    return List.copyOf(navigation);
  }

  boolean holds(String path) {
    return path.equals(home) || path.startsWith(home + "/");
  }
}
