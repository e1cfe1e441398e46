package io.newswire.acceptance.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The calls that a service's controllers answer, read from their annotations. */
final class Mappings {
  private static final Pattern CONTROLLER = Pattern.compile(
      "@RequestMapping\\(\"([^\"]+)\"\\)\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:final |public )*class");
  private static final Pattern CALL = Pattern.compile(
      "@(Get|Post|Put|Patch|Delete)Mapping(?:\\(([^)]*)\\))?"
          + "|@TakesArticle\\(path = \"([^\"]+)\", method = RequestMethod\\.([A-Z]+)");
  private static final Pattern PATH = Pattern.compile("\"(/[^\"]*)\"");
  /** Pages for people are no interface. */
  private static final List<String> PAGES = List.of("/desk", "/console", "/sign-in", "/sign-out",
      "/assets", "/login", "/logout");

  private Mappings() {}

  static Set<String> of(String module) throws IOException {
    var calls = new TreeSet<String>();
    try (var files = Files.walk(Metrics.ROOT.resolve(module).resolve("src/main/java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        // Some classes of pages answer a call, too.
        if (file.toString().endsWith("Controller.java") || source.contains("@ResponseBody")) {
          read(source, calls);
        }
      }
    }
    return calls;
  }

  private static void read(String source, Set<String> calls) {
    var controller = CONTROLLER.matcher(source);
    var base = controller.find() ? controller.group(1) : "";
    var found = CALL.matcher(source);
    while (found.find()) {
      if (found.group(3) != null) {
        add(found.group(4), base + found.group(3), calls);
        continue;
      }
      var settings = found.group(2) == null ? "" : found.group(2);
      var paths = PATH.matcher(settings.replaceAll("(consumes|produces) = (\\{[^}]*\\}|[^,]*)", ""))
          .results().map(path -> path.group(1)).toList();
      (paths.isEmpty() ? List.of("") : paths)
          .forEach(path -> add(found.group(1), base + path, calls));
    }
  }

  private static void add(String method, String path, Set<String> calls) {
    if (PAGES.stream().noneMatch(path::startsWith)) {
      calls.add(call(method, path));
    }
  }

  /** One spelling for both: without the variables' names; a pattern with a dot has an extension. */
  static String call(String method, String path) {
    var plain = path.replaceAll("\\{\\w+:[^{}]*\\[\\.\\][^{}]*\\}", "{}.{}")
        .replaceAll("\\{\\w+(:(?:[^{}]|\\{[^{}]*\\})*)?\\}", "{}");
    return method.toUpperCase(Locale.ROOT) + " " + plain;
  }
}
