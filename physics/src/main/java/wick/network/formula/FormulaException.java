package wick.network.formula;

import java.io.Serial;

/// A formula that cannot be read, or is not defined at every real z. The message names the character, from
/// 1, and what is wrong there.
public final class FormulaException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    FormulaException(String message) {
        super(message);
    }

    FormulaException(int position, String message) {
        super("character " + (position + 1) + ": " + message);
    }
}
