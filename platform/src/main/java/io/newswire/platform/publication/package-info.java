/** The titles of the house. */
@NullMarked
package io.newswire.platform.publication;

import org.jspecify.annotations.NullMarked;
