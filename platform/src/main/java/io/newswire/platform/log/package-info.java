/** Logs: how much is said, and how urgently. */
@NullMarked
package io.newswire.platform.log;

import org.jspecify.annotations.NullMarked;
