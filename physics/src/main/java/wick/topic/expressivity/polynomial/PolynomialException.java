package wick.topic.expressivity.polynomial;

import java.io.Serial;

/// A polynomial that cannot be read or is too large. The message names the place and what is allowed.
public final class PolynomialException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public PolynomialException(String message) {
        super(message);
    }
}
