/** API keys, issued and revoked by administrators. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.newswire.syndication.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
