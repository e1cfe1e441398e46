/**
 * What a feed validator asks: RSS 2.0.11 with the RSS Board's profile, RFC 4287, RFC 6721, JSON Feed
 * 1.1, and the rules that the W3C feed validation service adds to them. Findings are sentences; a
 * good feed has none.
 */
@NullMarked
package io.newswire.acceptance.feedrules;

import org.jspecify.annotations.NullMarked;
