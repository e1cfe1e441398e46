/** E-mail. */
@NullMarked
package io.newswire.render.newsletter;

import org.jspecify.annotations.NullMarked;
