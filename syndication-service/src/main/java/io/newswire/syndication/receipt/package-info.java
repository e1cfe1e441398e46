/** Receipts: what became of each delivery, for desks and audits to read from Kafka. */
@ApplicationModule(allowedDependencies = "storage")
@NullMarked
package io.newswire.syndication.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
