package wick.cli;

import java.io.Serial;

/// Something the user gave cannot be used; the message names it, its value and what is allowed.
final class BadInput extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
