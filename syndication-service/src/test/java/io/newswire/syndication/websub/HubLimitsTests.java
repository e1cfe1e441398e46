package io.newswire.syndication.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.feed.FeedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.web.ErrorResponseException;

@OutboundTest
class HubLimitsTests extends HubFixture {
  @ParameterizedTest
  @CsvSource({"192.0.2.7,192.0.2.7", "2001:db8:1:2:3:4:5:6,20010db800010002/64",
      "2001:db8:1:2::1,20010db800010002/64", "unknown,unknown"})
  void takeAnIpv6NetworkForOneClient(String address, String client) {
    assertThat(HubLimits.client(address)).isEqualTo(client);
  }

  @Test
  void leaveRoomForRenewalsAndForNothingNew() {
    var source = new MapConfigurationPropertySource();
    source.put("newswire.websub.subscriptions-per-host", 0);
    var full = new HubLimits(jdbc,
        new Binder(source).bind("newswire.websub", HubSettings.class).get(), clock);
    subscribe(topic);
    var known = new Callback(URI.create(subscriber.url()));
    var feed = new FeedFile(section, "atom");

    assertThatCode(() -> full.checkRoom("192.0.2.1", known, feed)).doesNotThrowAnyException();
    assertThatThrownBy(() -> full.checkRoom("192.0.2.1",
        new Callback(URI.create(subscriber.url("/other"))), feed))
        .isInstanceOfSatisfying(ErrorResponseException.class,
            refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(403));
  }
}
