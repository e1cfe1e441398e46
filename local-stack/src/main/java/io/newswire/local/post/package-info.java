/** Posting articles from files. */
@NullMarked
package io.newswire.local.post;

import org.jspecify.annotations.NullMarked;
