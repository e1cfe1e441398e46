package io.newswire.platform.security;

import java.util.Set;

/** What people do in a newsroom and around it: sets of scopes that go together. */
public enum Role {
  /** Writes, corrects and kills. */
  EDITOR(Set.of("articles:read", "articles:write")),
  /** Watches the road, replays, and looks after partners. */
  OPERATOR(Set.of("articles:read", "ops:read", "ops:write", "partners:admin")),
  /** Sees what concerns one partner. */
  PARTNER(Set.of("feed:read", "portal")),
  /** May do everything but speak for a partner. */
  ADMIN(Set.of("articles:read", "articles:write", "ops:read", "ops:write", "partners:admin",
      "keys:admin"));

  private final Set<String> scopes;

  Role(Set<String> scopes) {
    this.scopes = scopes;
  }

  public Set<String> scopes() {
    return scopes;
  }
}
