package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.UUID;

import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@SyndicationTest
class FeedMemoryTests {
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private FeedDirectory directory;
  @Autowired
  private FeedAssembly assembly;

  @Test
  void keepsNoMoreFeedsReadyThanThereIsRoomFor() {
    var room = DataSize.ofKilobytes(64);
    var snapshots = new FeedSnapshots(directory, assembly,
        new FeedSettings(ofMinutes(5), ofSeconds(10), ofDays(1), ofSeconds(5), 0, room,
            room, null),
        Clock.systemUTC());
    var sections = new String[40];
    for (int number = 0; number < sections.length; number++) {
      sections[number] = "s-" + UUID.randomUUID();
    }
    new Syndication(transaction, entries, feeds).takeIn(article(freshId(), 1, sections));
    await().until(() -> directory.find(new FeedName(sections[39])) != null);

    var first = new FeedName(sections[0]);
    var before = requireNonNull(snapshots.newest(first, FeedFormat.ATOM)).bytes();
    long made = 0;
    for (var section : sections) {
      var snapshot = snapshots.newest(new FeedName(section), FeedFormat.ATOM);
      made += requireNonNull(snapshot).size();
    }

    assertThat(made).isGreaterThan(room.toBytes());
    assertThat(snapshots.size()).isBetween(1L, room.toBytes());
    // Those that had to go are made anew, to the byte.
    assertThat(requireNonNull(snapshots.newest(first, FeedFormat.ATOM)).bytes())
        .isEqualTo(before);
    // Whoever has one is told so without its being made.
    for (var section : sections) {
      assertThat(snapshots.validators(requireNonNull(directory.find(new FeedName(section))),
          FeedFormat.ATOM)).isNotNull();
    }
  }
}
