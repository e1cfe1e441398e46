/** The render service. */
@NullMarked
package io.newswire.render;

import org.jspecify.annotations.NullMarked;
