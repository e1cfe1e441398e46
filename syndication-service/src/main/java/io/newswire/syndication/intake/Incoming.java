package io.newswire.syndication.intake;

import io.newswire.platform.wire.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record of a batch as the consumer handed it over.
 *
 * @param traceparent of the step that wrote it; null where it has none
 * @param value what the deserializer made of it; null where the record had none
 */
record Incoming(Origin origin, @Nullable Object value, @Nullable String traceparent) {}
