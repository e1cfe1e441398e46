/** The road on Kafka: how records are written, read, parked and where their topics come from. */
@NullMarked
package io.newswire.platform.wire;

import org.jspecify.annotations.NullMarked;
