/** Markdown as articles are written in it. */
@NullMarked
package io.newswire.platform.markdown;

import org.jspecify.annotations.NullMarked;
