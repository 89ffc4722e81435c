package wick.data;

import wick.text.Place;

/// What fits into memory, and sizes in words.
final class Sizes {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    /// Deflate makes data at most this many times smaller.
    private static final long LARGEST_RATIO = 1032;

    private Sizes() {}

    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(java.util.Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }

    /// `count` as the length of an array of doubles that takes at most half of the memory there is.
    static int requireMemory(long count, Place place) {
        long most = Math.min(Runtime.getRuntime().maxMemory() / (2 * Double.BYTES), Integer.MAX_VALUE - 8);
        if (count > most) {
            throw place.problem("holds " + count + " numbers; at most " + most + " fit into the memory there is");
        }
        return (int) count;
    }

    /// The most bytes that `compressed` bytes of deflated data can stand for.
    static long mostInflated(long compressed) {
        return compressed > Long.MAX_VALUE / (2 * LARGEST_RATIO) ? Long.MAX_VALUE : LARGEST_RATIO * (compressed + 64);
    }
}
