/** A format that only the tests have. */
@NullMarked
package io.newswire.added;

import org.jspecify.annotations.NullMarked;
