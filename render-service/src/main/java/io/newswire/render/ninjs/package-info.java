/** IPTC ninjs. */
@NullMarked
package io.newswire.render.ninjs;

import org.jspecify.annotations.NullMarked;
