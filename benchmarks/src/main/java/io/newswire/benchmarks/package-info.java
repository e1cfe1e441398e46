/** Figures as ratios against something run beside us in the same run. */
@NullMarked
package io.newswire.benchmarks;

import org.jspecify.annotations.NullMarked;
