package io.newswire.syndication.portal;

import java.util.List;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Names the portal's own style sheet to the layout. */
@ControllerAdvice(basePackageClasses = PortalStyle.class)
class PortalStyle {
  @ModelAttribute("styles")
  List<String> styles() {
    return List.of("/assets/portal/portal.css");
  }
}
