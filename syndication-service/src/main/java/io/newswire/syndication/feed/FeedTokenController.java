package io.newswire.syndication.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.partner.Partners;
import io.newswire.syndication.reader.FeedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The tokens by which a partner's readers get at private feeds, for administrators. */
@RestController
@RequestMapping("/partners/{partner}/feed-tokens")
class FeedTokenController {
  private static final Set<String> FIELDS = Set.of("feeds", "label");
  private static final int LONGEST_LABEL = 200;
  private final FeedTokens tokens;
  private final Partners partners;
  private final SavedFeeds feeds;

  FeedTokenController(FeedTokens tokens, Partners partners, SavedFeeds feeds) {
    this.tokens = tokens;
    this.partners = partners;
    this.feeds = feeds;
  }

  @PostMapping
  ResponseEntity<FeedTokens.View> issue(@PathVariable String partner,
      @RequestBody(required = false) @Nullable JsonNode body) {
    partners.known(partner);
    var errors = new ArrayList<FieldError>();
    if (body != null) {
      body.propertyNames().stream().filter(name -> !FIELDS.contains(name))
          .forEach(name -> errors.add(new FieldError("/" + name,
              "is not known here; there are feeds, label")));
    }
    var label = label(body, errors);
    var admitted = feeds(body, errors);
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    var issued = tokens.issue(partner, label, admitted);
    return ResponseEntity
        .created(URI.create("/partners/" + partner + "/feed-tokens/" + issued.id()))
        .body(issued);
  }

  private static @Nullable String label(@Nullable JsonNode body, List<FieldError> errors) {
    if (body == null || !body.hasNonNull("label")) {
      return null;
    }
    var label = body.path("label");
    if (!label.isString() || label.asString().length() > LONGEST_LABEL) {
      errors.add(new FieldError("/label", "must be a text of at most " + LONGEST_LABEL
          + " characters"));
    }
    return label.asString("");
  }

  private List<String> feeds(@Nullable JsonNode body, List<FieldError> errors) {
    if (body == null || !body.has("feeds")) {
      return List.of();
    }
    var names = body.path("feeds");
    if (!names.isArray() || names.isEmpty()) {
      errors.add(new FieldError("/feeds",
          "must be a list of private feeds' names; or leave it out, for all of them"));
      return List.of();
    }
    var admitted = new ArrayList<String>();
    for (int index = 0; index < names.size(); index++) {
      var name = names.get(index).asString("");
      var feed = FeedName.isSlug(name) ? feeds.find(new FeedName(name)) : null;
      if (feed == null || !feed.isPrivate() || feed.state() == SavedFeed.State.DELETED) {
        errors.add(new FieldError("/feeds/" + index, "names no private feed: '" + name
            + "'. POST /feeds with \"access\": \"private\" makes one"));
      } else {
        admitted.add(name);
      }
    }
    return admitted;
  }

  @GetMapping
  Map<String, List<FeedTokens.View>> list(@PathVariable String partner) {
    partners.known(partner);
    return Map.of("tokens", tokens.of(partner));
  }

  /** Its reader is refused from then on. */
  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(@PathVariable String partner, @PathVariable String id) {
    if (!tokens.revoke(partner, id)) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "token-not-found", "There is no such token",
          "No token '" + id + "'. GET /partners/" + partner + "/feed-tokens lists them.");
    }
    return ResponseEntity.noContent().build();
  }
}
