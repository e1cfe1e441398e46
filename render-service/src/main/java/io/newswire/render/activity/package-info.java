/** ActivityStreams 2.0. */
@NullMarked
package io.newswire.render.activity;

import org.jspecify.annotations.NullMarked;
