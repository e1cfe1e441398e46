/** IPTC NewsML-G2. */
@NullMarked
package io.newswire.render.newsml;

import org.jspecify.annotations.NullMarked;
