/**
 * Sending to strangers' servers: a client that is bounded in everything, and a loop that claims due
 * work from the database, does it on virtual threads and records what came of it in batches.
 */
@ApplicationModule(allowedDependencies = {"partner", "storage"})
@NullMarked
package io.newswire.syndication.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
