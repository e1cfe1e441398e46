package io.newswire.syndication.audit;

import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands behind a path: what GET answers there, without what is nobody's business in a log. So the log
 * shows resources as the API does, those too that come later.
 */
@Component
final class Resources {
  private static final Logger log = LoggerFactory.getLogger(Resources.class);
  private static final String MASKED = "***";
  /** A contact is somebody's name or address, and an erased partner's must not stay. */
  private static final Set<String> SECRET = Set.of("secret", "token", "password", "authorization",
      "headers", "contact");

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private final JsonMapper json;

  Resources(
      @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
      JsonMapper json) {
    this.mappings = mappings;
    this.json = json;
  }

  /**
   * @param path or a URL, percent-encoded
   * @return null where nothing is there, or nothing that can be shown
   */
  @Nullable
  JsonNode show(String path) {
    var container = PathContainer.parsePath(
        path.startsWith("http") ? URI.create(path).getRawPath() : path);
    for (var mapping : mappings.getObject().getHandlerMethods().entrySet()) {
      var variables = variables(mapping.getKey(), container);
      if (variables != null && isShowable(mapping.getValue())) {
        return masked(call(mapping.getValue(), variables));
      }
    }
    return null;
  }

  private static @Nullable Map<String, String> variables(RequestMappingInfo info,
      PathContainer path) {
    var patterns = info.getPathPatternsCondition();
    if (patterns == null || !info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
      return null;
    }
    for (var pattern : patterns.getPatterns()) {
      var match = pattern.matchAndExtract(path);
      if (match != null && !pattern.getPatternString().contains("*")) {
        return match.getUriVariables();
      }
    }
    return null;
  }

  /** Whether the path says all that it asks for, and it answers with data. */
  private static boolean isShowable(HandlerMethod method) {
    for (var parameter : method.getMethod().getParameters()) {
      if (!parameter.isAnnotationPresent(PathVariable.class)
          || parameter.getType() != String.class) {
        return false;
      }
    }
    return method.getMethod().getParameterCount() > 0 && method.getReturnType()
        .getParameterType() != String.class;
  }

  private static @Nullable Object call(HandlerMethod method, Map<String, String> variables) {
    var arguments = java.util.Arrays.stream(method.getMethod().getParameters())
        .map(parameter -> variables.get(nameOf(parameter))).toArray();
    try {
      ReflectionUtils.makeAccessible(method.getMethod());
      var answer = method.getMethod().invoke(method.createWithResolvedBean().getBean(), arguments);
      return answer instanceof ResponseEntity<?> entity ? entity.getBody() : answer;
    } catch (ReflectiveOperationException absent) {
      // Not found is an exception, too.
      log.debug("Nothing to show: {}", String.valueOf(absent.getCause()));
      return null;
    }
  }

  private static String nameOf(Parameter parameter) {
    var named = parameter.getAnnotation(PathVariable.class).value();
    return named.isEmpty() ? parameter.getName() : named;
  }

  private @Nullable JsonNode masked(@Nullable Object shown) {
    if (shown == null) {
      return null;
    }
    var tree = json.<JsonNode>valueToTree(shown);
    mask(tree);
    return tree;
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var name : SECRET) {
        if (object.hasNonNull(name)) {
          object.put(name, MASKED);
        }
      }
    }
    node.forEach(Resources::mask);
  }
}
