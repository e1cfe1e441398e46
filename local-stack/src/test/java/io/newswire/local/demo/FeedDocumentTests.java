package io.newswire.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class FeedDocumentTests {
  @Test
  void readsAtomWithItsTombstones() throws IOException {
    var feed = FeedDocument.parse("atom", """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
        <at:deleted-entry ref="urn:gone" when="2026-11-23T12:00:00Z"/>
        <entry><id>urn:a</id><content type="html">&lt;p&gt;“A &amp;amp; B”&lt;/p&gt;</content></entry>
        </feed>""".getBytes(UTF_8));

    assertThat(feed.entries()).containsOnlyKeys("urn:a");
    assertThat(feed.entries().get("urn:a")).contains("“A & B”");
    assertThat(feed.removed()).containsExactly("urn:gone");
  }

  @Test
  void readsRss() throws IOException {
    var feed = FeedDocument.parse("rss", """
        <rss version="2.0"><channel><item><guid isPermaLink="false">urn:a</guid>
        <title>T</title></item></channel></rss>""".getBytes(UTF_8));

    assertThat(feed.entries()).containsOnlyKeys("urn:a");
  }

  @Test
  void readsJsonFeed() throws IOException {
    var feed = FeedDocument.parse("json", """
        {"items": [{"id": "urn:a", "content_html": "<p>Text</p>", "authors": [{"name": "Ada"}]}],
         "_newswire": {"deleted": [{"id": "urn:gone"}]}}""".getBytes(UTF_8));

    assertThat(feed.entries()).containsEntry("urn:a", "Text Ada");
    assertThat(feed.removed()).containsExactly("urn:gone");
  }

  @Test
  void refusesDoctypes() {
    assertThatThrownBy(() -> FeedDocument.parse("rss",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }
}
