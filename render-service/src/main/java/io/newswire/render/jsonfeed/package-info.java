/** JSON Feed 1.1 items. */
@NullMarked
package io.newswire.render.jsonfeed;

import org.jspecify.annotations.NullMarked;
