/** CommonMark. */
@NullMarked
package io.newswire.render.markdown;

import org.jspecify.annotations.NullMarked;
