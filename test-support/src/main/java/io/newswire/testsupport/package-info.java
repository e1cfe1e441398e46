/** Real Kafka, PostgreSQL and registry for tests. */
@NullMarked
package io.newswire.testsupport;

import org.jspecify.annotations.NullMarked;
