package io.newswire.ingest.desk;

import java.time.LocalDate;
import java.util.List;

import io.newswire.event.PubStatus;
import io.newswire.ingest.desk.Listing.Search;
import io.newswire.ingest.vocabulary.ContentTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The desk's list, and the page of one article. */
@Controller
class DeskController {
  private final Listing listing;
  private final KnownArticles articles;
  private final Timelines timelines;
  private final Syndication syndication;
  private final ContentTypes contentTypes;

  DeskController(Listing listing, KnownArticles articles, Timelines timelines,
      Syndication syndication, ContentTypes contentTypes) {
    this.listing = listing;
    this.articles = articles;
    this.timelines = timelines;
    this.syndication = syndication;
    this.contentTypes = contentTypes;
  }

  @GetMapping("/desk")
  String list(@RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String section,
      @RequestParam(defaultValue = "") String author,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "0") int page, Model model) {
    var search = new Search(q, state, section, author, type, from, to, page);
    model.addAttribute("search", search).addAttribute("types", contentTypes.contentTypes())
        .addAttribute("scripts", List.of("/assets/desk/keys.js"))
        .addAttribute("styles", List.of("/assets/desk/desk.css"));
    try {
      var found = listing.find(search);
      var lines = found.subList(0, Math.min(found.size(), Listing.PAGE));
      model.addAttribute("lines", lines).addAttribute("sections", listing.sections())
          .addAttribute("newer", search.page() == 0 ? null : address(search, search.page() - 1))
          .addAttribute("older",
              found.size() > lines.size() ? address(search, search.page() + 1) : null);
    } catch (DataAccessException away) {
      model.addAttribute("away", true).addAttribute("lines", List.of())
          .addAttribute("sections", List.of());
    }
    return "desk/list";
  }

  private static String address(Search search, int page) {
    return UriComponentsBuilder.fromPath("/desk")
        .queryParam("q", search.q()).queryParam("state", search.state())
        .queryParam("section", search.section()).queryParam("author", search.author())
        .queryParam("type", search.type())
        .queryParam("from", search.from() == null ? "" : search.from())
        .queryParam("to", search.to() == null ? "" : search.to())
        .queryParam("page", page).encode().toUriString();
  }

  @GetMapping("/desk/article")
  String article(@RequestParam String id, Model model) {
    var article = articles.find(id);
    model.addAttribute("article", article)
        .addAttribute("killed", article.getPubStatus() == PubStatus.CANCELED)
        .addAttribute("formats", Rendering.formats())
        .addAttribute("scripts", List.of("/assets/desk/keys.js"))
        .addAttribute("styles", List.of("/assets/desk/desk.css"));
    try {
      model.addAttribute("timeline", timelines.of(id));
    } catch (DataAccessException away) {
      model.addAttribute("timeline", null);
    }
    return "desk/article";
  }

  /** Who has it, for the question before a kill. */
  @GetMapping("/desk/article/holders")
  String holders(@RequestParam String id, Model model) {
    model.addAttribute("exposure", syndication.exposure(id));
    return "desk/holders :: holders";
  }
}
