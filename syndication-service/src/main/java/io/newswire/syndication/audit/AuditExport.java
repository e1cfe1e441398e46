package io.newswire.syndication.audit;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The audit log to be taken away. */
@Component
public final class AuditExport {
  private static final int PAGE = 100;
  private static final int MOST = 10_000;

  private final AuditLog log;
  private final JsonMapper json;

  AuditExport(AuditLog log, JsonMapper json) {
    this.log = log;
    this.json = json;
  }

  /** What the parameters choose, up to 10,000 acts, as CSV. */
  public String csv(Map<String, String> parameters) {
    return AuditCsv.of(log.page(AuditQuery.of(parameters, MOST)));
  }

  /** What the parameters choose, up to 10,000 acts, as JSON. */
  public String json(Map<String, String> parameters) {
    return json.writeValueAsString(page(parameters, MOST));
  }

  /** As long as there may be more, the answer's {@code next} leads to it. */
  Map<String, Object> page(Map<String, String> parameters) {
    return page(parameters, PAGE);
  }

  private Map<String, Object> page(Map<String, String> parameters, int usual) {
    var query = AuditQuery.of(parameters, usual);
    var page = log.page(query);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("acts", page);
    if (page.size() == query.limit()) {
      var next = UriComponentsBuilder.fromPath("/ops/audit");
      parameters.forEach((name, _) -> next.queryParam(name, "{" + name + "}"));
      answer.put("next", next.replaceQueryParam("before", page.getLast().id()).encode()
          .buildAndExpand(parameters).toUriString());
    }
    return answer;
  }
}
