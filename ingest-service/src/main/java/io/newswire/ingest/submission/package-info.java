/** What a sender submits: its fields, their rules and its content hash. */
@NullMarked
@ApplicationModule(allowedDependencies = {"json", "markup", "vocabulary"})
package io.newswire.ingest.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
