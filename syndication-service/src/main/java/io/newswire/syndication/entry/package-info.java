/** Entries: the newest known revision of each article, its renditions, and who may see it when. */
@ApplicationModule(allowedDependencies = "filter")
@NullMarked
package io.newswire.syndication.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
