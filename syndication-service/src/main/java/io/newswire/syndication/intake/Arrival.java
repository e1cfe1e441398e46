package io.newswire.syndication.intake;

import io.newswire.event.RenderedArticle;
import io.newswire.platform.wire.Origin;
import org.jspecify.annotations.Nullable;

/** A rendered article that could be read, with the place where it stood. */
record Arrival(Origin origin, RenderedArticle article, byte[] raw,
    @Nullable String traceparent) {
  @Override
  public String toString() {
    return "Arrival[" + origin.address() + ", " + article.getId() + " r" + article.getRevision()
        + "]";
  }
}
