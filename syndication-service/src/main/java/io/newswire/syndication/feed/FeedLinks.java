package io.newswire.syndication.feed;

import io.newswire.platform.publication.Publications;
import org.springframework.stereotype.Component;

/**
 * Where a feed lives and which hub tells of its changes (WebSub §4). Made of configured URLs only, so
 * that no byte of an answer depends on how it was asked for.
 */
@Component
final class FeedLinks {
  private final String publicUrl;

  FeedLinks(Publications publications) {
    this.publicUrl = publications.publicUrl();
  }

  /** The feed's canonical URL: the topic that subscribers name. */
  String self(FeedName name, FeedFormat format) {
    return publicUrl + "/feeds/" + name + "." + format.extension();
  }

  /** WebSub §4: both links in one header; one alone where there is no subscribing. */
  String header(FeedName name, FeedFormat format) {
    var self = "<" + self(name, format) + ">; rel=\"self\"";
    return format.isPushed() ? "<" + hub(publicUrl) + ">; rel=\"hub\", " + self : self;
  }

  /** What the URLs of an archive's pages begin with. */
  static String archive(String publicUrl, FeedName name, String id) {
    return publicUrl + "/feeds/" + name + "/archive/" + id;
  }

  static String hub(String publicUrl) {
    return publicUrl + "/hub";
  }
}
