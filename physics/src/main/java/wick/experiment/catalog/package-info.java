@NullMarked
package wick.experiment.catalog;

import org.jspecify.annotations.NullMarked;
