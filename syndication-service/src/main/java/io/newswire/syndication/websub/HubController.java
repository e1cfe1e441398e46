package io.newswire.syndication.websub;

import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.feed.FeedDocuments;
import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.websub.HubRequest.Publish;
import io.newswire.syndication.websub.HubRequest.Subscribe;
import io.newswire.syndication.websub.HubRequest.Unsubscribe;
import io.newswire.syndication.reader.Credentials;
import io.newswire.syndication.reader.Reader;
import io.newswire.syndication.reader.Readers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /hub}: takes requests; what comes of them, the callback hears. */
@RestController
class HubController {
  private static final Logger log = LoggerFactory.getLogger(HubController.class);

  private final FeedDocuments feeds;
  private final Readers readers;
  private final HubSettings settings;
  private final HubLimits limits;
  private final AddressGuard guard;
  private final Intents intents;
  private final Verifier verifier;

  HubController(FeedDocuments feeds, Readers readers, HubSettings settings, HubLimits limits,
      AddressGuard guard, Intents intents, Verifier verifier) {
    this.feeds = feeds;
    this.readers = readers;
    this.settings = settings;
    this.limits = limits;
    this.guard = guard;
    this.intents = intents;
    this.verifier = verifier;
  }

  @PostMapping(path = "/hub", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> take(@RequestParam MultiValueMap<String, String> parameters,
      HttpServletRequest request) {
    if (!feeds.areKnown()) {
      throw unavailable();
    }
    var client = HubLimits.client(request.getRemoteAddr());
    try {
      return switch (new HubForm(parameters, feeds, reader(request), settings).read()) {
        case Subscribe subscribe -> take(subscribe, client);
        case Unsubscribe unsubscribe -> take(unsubscribe, client);
        // We hear of our feeds' changes by ourselves: there is nothing left to do.
        case Publish _ -> ResponseEntity.noContent().build();
      };
    } catch (DataAccessException | TransactionException away) {
      throw unavailable();
    }
  }

  private @Nullable Reader reader(HttpServletRequest request) {
    var shown = Credentials.in(request.getHeader(HttpHeaders.AUTHORIZATION));
    return shown == null ? null : readers.reader(shown);
  }

  private ResponseEntity<Void> take(Subscribe request, String client) {
    limits.checkRate(client, request.callback());
    limits.checkRoom(client, request.callback(), request.topic());
    checkTarget(request.callback());
    intents.add(request, client);
    return accepted(request.topic().toString(), request.callback(), "subscribe");
  }

  private ResponseEntity<Void> take(Unsubscribe request, String client) {
    limits.checkRate(client, request.callback());
    checkTarget(request.callback());
    intents.add(request, client);
    return accepted(request.topic().toString(), request.callback(), "unsubscribe");
  }

  private ResponseEntity<Void> accepted(String topic, Callback callback, String mode) {
    verifier.signal();
    log.atInfo().addKeyValue("feed", topic).addKeyValue("host", callback.host())
        .log("Asked to {}", mode);
    return ResponseEntity.accepted().build();
  }

  /** Says no more than that: what names mean inside our network is nobody's business. */
  private void checkTarget(Callback callback) {
    try {
      guard.resolve(callback.host());
    } catch (UnknownHostException refused) {
      throw new InvalidRequest(List.of(new FieldError("/hub.callback",
          "hub.callback must name a host that resolves to public addresses")));
    }
  }

  /** WebSub §5.1: in words, for whoever asks for words. */
  @ExceptionHandler(exception = InvalidRequest.class, produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> inWords(InvalidRequest invalid) {
    return ResponseEntity.status(invalid.status()).contentType(MediaType.TEXT_PLAIN)
        .body(invalid.errors().stream().map(FieldError::detail)
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static ErrorResponseException unavailable() {
    var refusal = Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "hub-unavailable",
        "The hub takes no requests just now", "Try again in a few seconds.");
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
    return refusal;
  }
}
