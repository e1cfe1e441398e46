/** Atom entries (RFC 4287). */
@NullMarked
package io.newswire.render.atom;

import org.jspecify.annotations.NullMarked;
