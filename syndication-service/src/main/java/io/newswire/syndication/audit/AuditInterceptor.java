package io.newswire.syndication.audit;

import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down every request that shows a key and is to change something: before it is done, that it was
 * begun, and afterwards what came of it. No controller can forget it.
 */
@Component
final class AuditInterceptor implements HandlerInterceptor {
  private static final Logger log = LoggerFactory.getLogger(AuditInterceptor.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String BEGUN = AuditInterceptor.class.getName();

  private final AuditLog acts;
  private final Resources resources;
  private final JsonMapper json;

  AuditInterceptor(AuditLog acts, Resources resources, JsonMapper json) {
    this.acts = acts;
    this.resources = resources;
    this.json = json;
  }

  /** @param made by the act, under an address that the answer tells */
  private record Begun(long id, String subject, boolean made) {}

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response,
      Object handler) {
    var principal = request.getUserPrincipal();
    if (principal != null && handler instanceof HandlerMethod method
        && !READING.contains(request.getMethod())) {
      var audited = method.getMethodAnnotation(Audited.class);
      var subject = subject(request, audited);
      // A POST without a resource of its own makes one: there was nothing before.
      var isMade = HttpMethod.POST.matches(request.getMethod())
          && (audited == null || audited.shows().isEmpty());
      var act = new AuditLog.Act(principal.getName(), request.getRemoteAddr(),
          action(request, audited), subject, isMade ? null : text(resources.show(subject)));
      request.setAttribute(BEGUN, new Begun(acts.begin(act), subject, isMade));
    }
    return true;
  }

  private static String action(HttpServletRequest request, @Nullable Audited audited) {
    return audited == null
        ? request.getMethod() + " " + request.getAttribute(
            HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
        : audited.value();
  }

  private static String subject(HttpServletRequest request, @Nullable Audited audited) {
    if (audited == null || audited.shows().isEmpty()) {
      return request.getRequestURI();
    }
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return UriComponentsBuilder.fromPath(audited.shows()).encode()
        .buildAndExpand((Map<?, ?>) variables instanceof Map<?, ?> known
            ? known.entrySet().stream().collect(java.util.stream.Collectors.toMap(
                entry -> String.valueOf(entry.getKey()), entry -> (Object) entry.getValue()))
            : Map.of())
        .toUriString();
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response,
      Object handler, @Nullable Exception failure) {
    if (request.getAttribute(BEGUN) instanceof Begun(var id, var subject, var isMade)) {
      var made = isMade ? response.getHeader(HttpHeaders.LOCATION) : null;
      var status = failure == null ? response.getStatus() : 500;
      try {
        acts.end(id, status, text(status < 400
            ? resources.show(made == null ? subject : made)
            : null), text(AuditDetail.of(request, json)));
      } catch (DataAccessException away) {
        log.atError().addKeyValue("act", id).addKeyValue("status", status)
            .log("The outcome of an audited act could not be written: {}", away.getMessage());
      }
    }
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.toString();
  }
}
