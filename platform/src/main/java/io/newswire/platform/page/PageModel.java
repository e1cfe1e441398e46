package io.newswire.platform.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the layout shows around a page, as {@code page} in its model.
 *
 * @param section the set of pages that it belongs to; empty for the sign-in
 * @param home of that set
 * @param who is signed in; null for nobody
 * @param scopes of whoever it is
 * @param notice said by the page before this one; null for none
 */
public record PageModel(String section, String home, List<Item> navigation, @Nullable String who,
    Set<String> scopes, @Nullable Notice notice) {
  static final String NAME = "page";

  /** A link of the navigation. */
  public record Item(String label, String path, boolean current) {}

  /** Whether whoever is signed in has the scope: what they may not do is not offered. */
  public boolean may(String scope) {
    return scopes.contains(scope);
  }

  static PageModel of(Collection<Pages> all, HttpServletRequest request, @Nullable Notice notice) {
    var path = path(request);
    var here = all.stream().filter(some -> some.holds(path)).findFirst().orElse(null);
    var who = SecurityContextHolder.getContext().getAuthentication();
    var scopes = scopes(who);
    return new PageModel(here == null ? "" : here.name(), here == null ? "/" : here.home(),
        here == null ? List.of() : navigation(here, path, scopes), name(who), scopes, notice);
  }

  /** The page that was asked for, also where another one answers in its place. */
  private static String path(HttpServletRequest request) {
    var forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    var uri = forwarded == null ? request.getRequestURI() : forwarded.toString();
    return uri.substring(request.getContextPath().length());
  }

  private static List<Item> navigation(Pages here, String path, Set<String> scopes) {
    // Of links that lead here or above, the longest is the nearest.
    var current = here.navigation().stream().map(Pages.Link::path)
        .filter(link -> path.equals(link) || path.startsWith(link + "/"))
        .max(Comparator.comparingInt(String::length)).orElse("");
    return here.navigation().stream()
        .filter(link -> scopes.contains(link.scope()))
        .map(link -> new Item(link.label(), link.path(), link.path().equals(current)))
        .toList();
  }

  private static @Nullable String name(@Nullable Authentication who) {
    return who == null || who instanceof AnonymousAuthenticationToken ? null : who.getName();
  }

  private static Set<String> scopes(@Nullable Authentication who) {
    return who == null
        ? Set.of()
        : who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
  }
}
