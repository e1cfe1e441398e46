/** Brings rendered articles to their readers: as feeds, and as webhooks at partners. */
@NullMarked
package io.newswire.syndication;

import org.jspecify.annotations.NullMarked;
