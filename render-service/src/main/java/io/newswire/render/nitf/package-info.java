/** IPTC NITF. */
@NullMarked
package io.newswire.render.nitf;

import org.jspecify.annotations.NullMarked;
