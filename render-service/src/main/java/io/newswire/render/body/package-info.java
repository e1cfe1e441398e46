/** An article's body as a tree: parsed once, and what several formats ask of it is worked out once. */
@NullMarked
package io.newswire.render.body;

import org.jspecify.annotations.NullMarked;
