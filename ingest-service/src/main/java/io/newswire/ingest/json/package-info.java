/** JSON as senders write it: read strictly, with every wrong field named at once. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.newswire.ingest.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
