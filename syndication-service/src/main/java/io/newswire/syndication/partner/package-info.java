/** Partners, their webhook endpoints, and what each endpoint wants to hear of. */
@ApplicationModule(allowedDependencies = {"filter", "transformation"})
@NullMarked
package io.newswire.syndication.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
