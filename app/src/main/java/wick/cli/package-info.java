@NullMarked
package wick.cli;

import org.jspecify.annotations.NullMarked;
