/** Traces: one article's way from the desk to the partner, through both topics. */
@NullMarked
package io.newswire.platform.trace;

import org.jspecify.annotations.NullMarked;
