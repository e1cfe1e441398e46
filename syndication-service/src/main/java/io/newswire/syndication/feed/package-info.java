/**
 * Feeds: which entries stand in which, their documents as RSS, Atom and JSON Feed, and the way they
 * are served. Bytes move only when content does.
 */
@ApplicationModule(allowedDependencies = {"entry", "filter", "partner", "reader"})
@NullMarked
package io.newswire.syndication.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
