/** The HTTP API of articles, and the revisions that it makes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"json", "log", "preflight", "submission", "tongue"})
package io.newswire.ingest.article;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
