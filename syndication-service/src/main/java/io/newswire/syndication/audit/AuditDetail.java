package io.newswire.syndication.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a controller adds to the audit log's entry of the request at hand. */
public final class AuditDetail {
  private static final String ATTRIBUTE = AuditDetail.class.getName();

  private AuditDetail() {}

  /** @param detail written as JSON; no secrets */
  public static void add(HttpServletRequest request, Object detail) {
    request.setAttribute(ATTRIBUTE, detail);
  }

  static @Nullable JsonNode of(HttpServletRequest request, JsonMapper json) {
    var detail = request.getAttribute(ATTRIBUTE);
    return detail == null ? null : json.valueToTree(detail);
  }
}
