/** Apple News Format. */
@NullMarked
package io.newswire.render.applenews;

import org.jspecify.annotations.NullMarked;
