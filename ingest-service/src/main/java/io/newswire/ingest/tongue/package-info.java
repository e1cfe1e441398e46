/** Other formats than our JSON: each is turned into it, and read like it from there on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"json", "vocabulary"})
package io.newswire.ingest.tongue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
