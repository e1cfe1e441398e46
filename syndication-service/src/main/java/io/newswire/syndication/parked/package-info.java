/** Dead letters of every consumer: what is parked and why, and the way back for it, or out. */
@ApplicationModule(allowedDependencies = {"audit", "schema", "entry"})
@NullMarked
package io.newswire.syndication.parked;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
