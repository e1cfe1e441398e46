/** What every part that writes to PostgreSQL has to know about it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.newswire.syndication.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
