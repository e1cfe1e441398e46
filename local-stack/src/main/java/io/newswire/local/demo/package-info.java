/** The guided tour: an article's whole road, told and verified step by step. */
@NullMarked
package io.newswire.local.demo;

import org.jspecify.annotations.NullMarked;
