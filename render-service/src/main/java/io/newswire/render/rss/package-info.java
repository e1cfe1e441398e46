/** RSS 2.0 items. */
@NullMarked
package io.newswire.render.rss;

import org.jspecify.annotations.NullMarked;
