package wick.numeric.matrix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The linear algebra library at work, for provenance: the last bits of a result may differ between core
/// types.
///
/// `version` such as 0.3.31, `core` the processor type whose kernels it picked, `configuration` how it was
/// built.
public record Blas(String version, String core, String configuration) {
    private static final Pattern VERSION = Pattern.compile("OpenBLAS (\\d+(\\.\\d+)*)");

    /// Loads the library on first use. Throws [IllegalStateException], saying why and what to do, where it
    /// cannot.
    public static Blas inUse() {
        String configuration = OpenBlas.configuration();
        Matcher version = VERSION.matcher(configuration);
        return new Blas(version.find() ? version.group(1) : "unknown", OpenBlas.core(), configuration);
    }
}
