/** Problem documents (RFC 9457): every refusal names the field and the remedy. */
@NullMarked
package io.newswire.platform.problem;

import org.jspecify.annotations.NullMarked;
