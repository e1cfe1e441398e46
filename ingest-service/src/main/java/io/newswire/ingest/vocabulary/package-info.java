/** The content types: what kind of work an article is, and what readers are told about it. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.newswire.ingest.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
