/** RSS and sitemap items as single platforms want them. */
@NullMarked
package io.newswire.render.profile;

import org.jspecify.annotations.NullMarked;
