@NullMarked
package wick.numeric.statistics;

import org.jspecify.annotations.NullMarked;
