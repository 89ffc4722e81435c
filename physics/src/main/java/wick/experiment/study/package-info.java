@NullMarked
package wick.experiment.study;

import org.jspecify.annotations.NullMarked;
