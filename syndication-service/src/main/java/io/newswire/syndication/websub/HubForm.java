package io.newswire.syndication.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.syndication.feed.FeedDocuments;
import io.newswire.syndication.feed.FeedFile;
import io.newswire.syndication.websub.Callback.Unusable;
import io.newswire.syndication.websub.HubRequest.Publish;
import io.newswire.syndication.websub.HubRequest.Subscribe;
import io.newswire.syndication.websub.HubRequest.Unsubscribe;
import io.newswire.syndication.reader.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a request to the hub (WebSub §5.1) and collects everything that is wrong with
 * them. Those that it does not know are ignored, as the Recommendation has it.
 */
final class HubForm {
  private static final String MODE = "hub.mode";
  private static final String TOPIC = "hub.topic";
  private static final String CALLBACK = "hub.callback";
  private static final String LEASE = "hub.lease_seconds";
  private static final String SECRET = "hub.secret";
  /** Ours: the Recommendation lets a hub choose and has no word for a subscriber's wish. */
  private static final String ALGORITHM = "hub.signature_algorithm";
  /** Of pings, in PubSubHubbub, and still what most publishers send. */
  private static final String URL = "hub.url";

  private static final int LONGEST_SECRET = 199; // WebSub §5.1: less than 200 bytes
  private static final int MOST_DIGITS = 10;
  private static final int MOST_PINGED = 100;

  private final Map<String, List<String>> parameters;
  private final FeedDocuments feeds;
  private final @Nullable Reader reader;
  private final HubSettings settings;
  private final List<FieldError> errors = new ArrayList<>();

  /** @param reader who asks; null where it shows no token */
  HubForm(Map<String, List<String>> parameters, FeedDocuments feeds, @Nullable Reader reader,
      HubSettings settings) {
    this.parameters = parameters;
    this.feeds = feeds;
    this.reader = reader;
    this.settings = settings;
  }

  /** @throws InvalidRequest where anything is wrong */
  HubRequest read() {
    var request = switch (text(MODE)) {
      case "subscribe" -> subscribe();
      case "unsubscribe" -> unsubscribe();
      case "publish" -> publish();
      default -> {
        wrong(MODE, "must be given once, as 'subscribe' or 'unsubscribe'");
        yield null;
      }
    };
    if (request == null || !errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    return request;
  }

  private @Nullable HubRequest subscribe() {
    var topic = topic();
    var callback = callback();
    var lease = lease();
    var secret = secret();
    var algorithm = algorithm();
    return topic == null || callback == null || algorithm == null
        ? null
        : new Subscribe(topic, reader == null || !feeds.isPrivate(topic) ? null : reader.token(),
            callback, lease, secret, algorithm);
  }

  private @Nullable HubRequest unsubscribe() {
    var topic = topic();
    var callback = callback();
    return topic == null || callback == null ? null : new Unsubscribe(topic, callback);
  }

  private HubRequest publish() {
    var urls = Stream.of(TOPIC, URL)
        .flatMap(name -> parameters.getOrDefault(name, List.of()).stream())
        .toList();
    if (urls.isEmpty() || urls.size() > MOST_PINGED) {
      wrong(TOPIC, "must name 1 to " + MOST_PINGED + " feeds");
    } else if (!urls.stream().allMatch(url -> feeds.find(url, reader) != null)) {
      wrong(TOPIC, "names what is no feed of this hub; it serves its own publisher alone");
    }
    return new Publish();
  }

  private @Nullable FeedFile topic() {
    var topic = feeds.find(text(TOPIC), reader);
    if (topic == null) {
      wrong(TOPIC, "must be given once, as the rel=self URL of a feed of this hub, to the letter;"
          + " GET /feeds lists them, and private ones ask for the reader's token as Authorization");
    }
    return topic;
  }

  private @Nullable Callback callback() {
    try {
      return Callback.parse(text(CALLBACK));
    } catch (Unusable unusable) {
      wrong(CALLBACK, String.valueOf(unusable.getMessage()));
      return null;
    }
  }

  private Duration lease() {
    var seconds = text(LEASE).strip();
    if (seconds.isEmpty() && !isRepeated(LEASE)) {
      return settings.defaultLease();
    }
    if (!seconds.matches("[0-9]{1,10}") || Long.parseLong(seconds) == 0) {
      wrong(LEASE, "must be a whole number of seconds, 1 or more, of at most " + MOST_DIGITS
          + " digits; or leave it out");
      return settings.defaultLease();
    }
    return settings.granted(Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private @Nullable String secret() {
    var secret = text(SECRET);
    if (isRepeated(SECRET) || secret.getBytes(UTF_8).length > LONGEST_SECRET) {
      wrong(SECRET, "must be given once, in less than " + (LONGEST_SECRET + 1) + " bytes");
    }
    return secret.isEmpty() ? null : secret;
  }

  private @Nullable SignatureAlgorithm algorithm() {
    var method = text(ALGORITHM);
    if (method.isEmpty() && !isRepeated(ALGORITHM)) {
      return SignatureAlgorithm.SHA256;
    }
    var algorithm = SignatureAlgorithm.of(method);
    if (algorithm == null) {
      wrong(ALGORITHM, "must be 'sha256' (which it is where it is left out), 'sha384', 'sha512' or"
          + " 'sha1'");
    }
    return algorithm;
  }

  /** The value; empty where there is none, or more than one. */
  private String text(String name) {
    var values = parameters.getOrDefault(name, List.of());
    return values.size() == 1 ? values.getFirst() : "";
  }

  private boolean isRepeated(String name) {
    return parameters.getOrDefault(name, List.of()).size() > 1;
  }

  private void wrong(String parameter, String detail) {
    errors.add(new FieldError("/" + parameter, parameter + " " + detail));
  }
}
