@NullMarked
package wick.numeric.elementwise;

import org.jspecify.annotations.NullMarked;
