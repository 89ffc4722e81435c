@NullMarked
package wick.numeric.matrix;

import org.jspecify.annotations.NullMarked;
