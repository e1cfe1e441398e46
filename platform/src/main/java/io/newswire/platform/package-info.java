/** What every service stands on. */
@NullMarked
package io.newswire.platform;

import org.jspecify.annotations.NullMarked;
