/** API keys that are issued, used and revoked while the services run. */
@NullMarked
package io.newswire.platform.key;

import org.jspecify.annotations.NullMarked;
