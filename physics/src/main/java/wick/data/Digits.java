package wick.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The data set that comes with Wick.
final class Digits {
    static final String NAME = "digits";
    static final String DESCRIPTION = "1797 images of handwritten digits, 8 x 8 pixels with values from 0 to 16, from"
            + " \"Optical Recognition of Handwritten Digits\" (Alpaydin and Kaynak 1998, UCI Machine Learning"
            + " Repository, CC BY 4.0)";

    private Digits() {}

    static Csv read() {
        try (InputStream stream = Digits.class.getResourceAsStream("/wick/data/digits.csv.gz")) {
            if (stream == null) {
                throw new IllegalStateException("this copy of Wick is incomplete: the digits are missing");
            }
            return Csv.read(stream, NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
