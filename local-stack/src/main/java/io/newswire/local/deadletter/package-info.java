/** Dead letters: what a consumer could not process, and how it gets another chance. */
@NullMarked
package io.newswire.local.deadletter;

import org.jspecify.annotations.NullMarked;
