/**
 * Partners' readers of private feeds: the tokens that admit them, and what each of them has got. What a
 * partner has is what a kill must be told to.
 */
@ApplicationModule(allowedDependencies = {"partner", "storage"})
@NullMarked
package io.newswire.syndication.reader;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
