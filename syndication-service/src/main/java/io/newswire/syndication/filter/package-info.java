/** The filter language: one for feeds, webhook endpoints and searches (docs/filters.md). */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.newswire.syndication.filter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
