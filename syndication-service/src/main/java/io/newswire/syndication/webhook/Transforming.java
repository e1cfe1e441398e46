package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.transformation.Outcome;
import io.newswire.syndication.transformation.Outcome.Transformed;
import io.newswire.syndication.transformation.Transformations;
import org.springframework.stereotype.Component;

/** Makes the body that an endpoint wants of the one that everybody gets. */
@Component
final class Transforming {
  private final Transformations transformations;

  Transforming(Transformations transformations) {
    this.transformations = transformations;
  }

  Outcome body(Endpoint endpoint, byte[] body) {
    var expression = endpoint.options().transformation();
    var json = new String(body, UTF_8);
    return expression == null ? new Transformed(json) : transformations.apply(expression, json);
  }
}
