@NullMarked
package wick.numeric.parallel;

import org.jspecify.annotations.NullMarked;
