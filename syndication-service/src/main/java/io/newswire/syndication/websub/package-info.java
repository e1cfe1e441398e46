/**
 * A WebSub hub (W3C Recommendation, 23 January 2018) for our own feeds: subscriptions, confirmed by
 * their callbacks and bounded by leases, and the feeds' documents posted to them when they change.
 */
@ApplicationModule(allowedDependencies = {"feed", "partner", "outbound", "reader", "storage"})
@NullMarked
package io.newswire.syndication.websub;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
