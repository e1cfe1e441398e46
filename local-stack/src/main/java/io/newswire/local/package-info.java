/** The whole product as real processes, without Docker, and the command line. */
@NullMarked
package io.newswire.local;

import org.jspecify.annotations.NullMarked;
