/** HTML: the fragment for embedding and the page. */
@NullMarked
package io.newswire.render.html;

import org.jspecify.annotations.NullMarked;
