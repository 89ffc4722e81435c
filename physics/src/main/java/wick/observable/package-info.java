@NullMarked
package wick.observable;

import org.jspecify.annotations.NullMarked;
