/** The commands behind {@code ./newswire} that start, stop and show the product. */
@NullMarked
package io.newswire.local.command;

import org.jspecify.annotations.NullMarked;
