/** The way in: a batch of rendered articles is one transaction, and the offsets follow it. */
@ApplicationModule(allowedDependencies = {"entry", "feed", "webhook", "storage"})
@NullMarked
package io.newswire.syndication.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
