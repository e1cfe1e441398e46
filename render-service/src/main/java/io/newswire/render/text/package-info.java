/** Plain text as wires have always sent it. */
@NullMarked
package io.newswire.render.text;

import org.jspecify.annotations.NullMarked;
