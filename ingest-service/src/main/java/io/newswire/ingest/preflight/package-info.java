/** What single platforms would reject, or warn about, before they are sent it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"submission"})
package io.newswire.ingest.preflight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
