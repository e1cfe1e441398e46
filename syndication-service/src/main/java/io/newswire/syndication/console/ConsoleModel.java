package io.newswire.syndication.console;

import java.util.List;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console has. */
@ControllerAdvice(basePackageClasses = ConsoleModel.class)
class ConsoleModel {
  private final Wording wording;

  ConsoleModel(Wording wording) {
    this.wording = wording;
  }

  @ModelAttribute("say")
  Wording say() {
    return wording;
  }

  @ModelAttribute("styles")
  List<String> styles() {
    return List.of("/assets/console/console.css");
  }
}
