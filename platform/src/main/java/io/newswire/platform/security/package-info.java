/** API keys: who calls, and what the key admits. */
@NullMarked
package io.newswire.platform.security;

import org.jspecify.annotations.NullMarked;
