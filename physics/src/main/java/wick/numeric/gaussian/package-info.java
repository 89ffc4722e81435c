@NullMarked
package wick.numeric.gaussian;

import org.jspecify.annotations.NullMarked;
