/** Webhook deliveries: planned with the entries, sent in order per article, signed, and kept. */
@ApplicationModule(allowedDependencies = {"partner", "entry", "filter", "reader", "receipt",
    "outbound", "transformation", "storage"})
@NullMarked
package io.newswire.syndication.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
