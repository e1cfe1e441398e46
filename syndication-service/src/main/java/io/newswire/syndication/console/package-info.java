/**
 * The console: pages for operators, who want to know within a glance whether the news flows, arrives, fails
 * or is parked, and to set right what is not.
 */
@ApplicationModule(allowedDependencies = {"audit", "entry", "feed", "parked", "partner", "schema",
    "topic", "webhook", "websub"})
@NullMarked
package io.newswire.syndication.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
