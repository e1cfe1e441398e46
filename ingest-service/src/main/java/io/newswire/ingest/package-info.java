/** The ingest service: where articles come in. */
@NullMarked
package io.newswire.ingest;

import org.jspecify.annotations.NullMarked;
