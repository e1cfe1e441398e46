/** The contracts on the wire: Avro records and the topics that carry them. */
@NullMarked
package io.newswire.event;

import org.jspecify.annotations.NullMarked;
