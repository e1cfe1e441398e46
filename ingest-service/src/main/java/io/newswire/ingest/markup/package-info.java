/** An article's body: HTML and Markdown in, a sanitised XHTML fragment out. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.newswire.ingest.markup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
