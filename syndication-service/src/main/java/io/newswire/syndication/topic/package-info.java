/** The topics as operators see them: what stands on them, who reads them, and how far they have come. */
@ApplicationModule(allowedDependencies = {"schema", "entry"})
@NullMarked
package io.newswire.syndication.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
