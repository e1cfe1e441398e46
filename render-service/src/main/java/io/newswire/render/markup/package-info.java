/** Text into markup: escaped, without what no document can carry, white space as HTML reads it. */
@NullMarked
package io.newswire.render.markup;

import org.jspecify.annotations.NullMarked;
