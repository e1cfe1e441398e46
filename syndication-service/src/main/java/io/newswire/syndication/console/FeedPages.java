package io.newswire.syndication.console;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.feed.FeedOverview;
import io.newswire.syndication.feed.FeedPolls;
import io.newswire.syndication.websub.Subscriptions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The feeds, who is subscribed to them and who polls them. */
@Controller
@RequestMapping("/console/feeds")
class FeedPages {
  private final FeedOverview feeds;
  private final FeedPolls polls;
  private final Subscriptions subscriptions;

  FeedPages(FeedOverview feeds, FeedPolls polls, Subscriptions subscriptions) {
    this.feeds = feeds;
    this.polls = polls;
    this.subscriptions = subscriptions;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("feeds", feeds.all());
    return "console/feeds";
  }

  @GetMapping("/{name}")
  String one(@PathVariable String name, Model model) {
    model.addAttribute("feed", feeds.all().stream().filter(feed -> feed.name().equals(name))
        .findFirst().orElseThrow(() -> Problems.refusal(HttpStatus.NOT_FOUND, "feed-not-found",
            "There is no such feed", "No feed '" + name + "'.")));
    model.addAttribute("subscriptions", subscriptions.of(name));
    model.addAttribute("pollers", polls.of(name));
    return "console/feed";
  }
}
