package io.newswire.acceptance.ops;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Fields of a Kubernetes resource that its API does not have: misspelt ones. */
final class UnknownFields {
  private static final String MODELS = "io.fabric8.kubernetes";

  private UnknownFields() {}

  static List<String> in(Object resource) {
    var found = new ArrayList<String>();
    look(resource, resource.getClass().getSimpleName(), found);
    return found;
  }

  private static void look(@Nullable Object part, String path, List<String> found) {
    switch (part) {
      case null -> {
      }
      case Collection<?> parts -> parts.forEach(one -> look(one, path + "[]", found));
      case Map<?, ?> parts -> parts.forEach((name, one) -> look(one, path + "." + name, found));
      case Object model when model.getClass().getName().startsWith(MODELS)
          && !model.getClass().isEnum() ->
        lookInto(model, path, found);
      default -> {
      }
    }
  }

  private static void lookInto(Object model, String path, List<String> found) {
    for (var method : model.getClass().getMethods()) {
      if (!method.getName().startsWith("get") || method.getParameterCount() > 0
          || !method.getDeclaringClass().getName().startsWith(MODELS)) {
        continue;
      }
      try {
        var value = method.invoke(model);
        if (!method.getName().equals("getAdditionalProperties")) {
          look(value, path + "." + method.getName().substring(3), found);
        } else if (value instanceof Map<?, ?> unknown) {
          unknown.keySet().forEach(name -> found.add(path + "." + name));
        }
      } catch (IllegalAccessException | InvocationTargetException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }
}
