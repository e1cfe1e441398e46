/** The desk: pages for writing, posting and following articles, and the projection that they show. */
@NullMarked
@ApplicationModule(allowedDependencies = {"article", "json", "log", "preflight", "submission",
    "vocabulary"})
package io.newswire.ingest.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
