/** Avro schemas as the registry has them, and reading records by them, however broken. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.newswire.syndication.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
