/** The service's place on the road: articles in, rendered articles out. */
@NullMarked
package io.newswire.render.road;

import org.jspecify.annotations.NullMarked;
