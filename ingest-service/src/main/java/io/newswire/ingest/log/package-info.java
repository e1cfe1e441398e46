/** The articles topic: appending to it, reading one record of it, and knowing what is on it. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.newswire.ingest.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
