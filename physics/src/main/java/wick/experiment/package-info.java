@NullMarked
package wick.experiment;

import org.jspecify.annotations.NullMarked;
