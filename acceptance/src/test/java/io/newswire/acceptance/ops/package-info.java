/** What operators rely on that is not Java: rules, dashboards, charts, documents. */
@NullMarked
package io.newswire.acceptance.ops;

import org.jspecify.annotations.NullMarked;
