/** From an article to its renditions: what every format has in common. */
@NullMarked
package io.newswire.render.article;

import org.jspecify.annotations.NullMarked;
