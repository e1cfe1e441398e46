/** The audit log: who changed what, when and from where, through the API and on the console's pages. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.newswire.syndication.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
