package io.newswire.syndication.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page that answers the four questions, and the same as JSON. */
@Controller
class OverviewPages {
  private final Overviews overviews;

  OverviewPages(Overviews overviews) {
    this.overviews = overviews;
  }

  @GetMapping("/console")
  String page(Model model) {
    model.addAttribute("overview", overviews.now());
    return "console/overview";
  }

  /** The part of the page that refreshes itself. */
  @GetMapping("/console/board")
  String board(Model model) {
    model.addAttribute("overview", overviews.now());
    return "console/overview :: board";
  }

  @GetMapping("/ops/overview")
  @ResponseBody
  Overview json() {
    return overviews.now();
  }
}
