/** Dead letters: what is parked, what became of it, and the way back. For the console and the command line. */
@NullMarked
package io.newswire.platform.deadletter;

import org.jspecify.annotations.NullMarked;
