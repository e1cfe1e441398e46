/** The running product, met as desks, partners and readers meet it: over HTTP, and Kafka's topics. */
@NullMarked
package io.newswire.acceptance;

import org.jspecify.annotations.NullMarked;
