/** Each format's own checker: the standard's schema where it is at hand, or a public parser. */
@NullMarked
package io.newswire.acceptance.formats;

import org.jspecify.annotations.NullMarked;
