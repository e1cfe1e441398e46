/** What a partner's engineers see and do with the partner's own key: pages under {@code /portal}. */
@ApplicationModule(allowedDependencies = {"partner", "filter", "webhook", "entry"})
@NullMarked
package io.newswire.syndication.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
