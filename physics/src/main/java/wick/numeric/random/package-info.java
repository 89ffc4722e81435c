@NullMarked
package wick.numeric.random;

import org.jspecify.annotations.NullMarked;
