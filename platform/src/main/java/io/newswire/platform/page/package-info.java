/** Pages for people: layout, sign-in, sessions, and the headers that browsers heed. */
@NullMarked
package io.newswire.platform.page;

import org.jspecify.annotations.NullMarked;
