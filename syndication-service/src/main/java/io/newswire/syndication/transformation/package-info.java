/** What partners' bodies are made of ours with: JSONata, within bounds of time, memory and depth. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.newswire.syndication.transformation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
