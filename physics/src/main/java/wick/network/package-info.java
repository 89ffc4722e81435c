@NullMarked
package wick.network;

import org.jspecify.annotations.NullMarked;
