package wick.network;

import java.io.Serial;

/// The layers of a network do not fit together; `layer` is the path of the one that does not, such as
/// `layers[2].residual`.
public final class WiringException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String layer;

    WiringException(String layer, String problem) {
        super(problem);
        this.layer = layer;
    }

    public String layer() {
        return layer;
    }

    /// What does not fit, without the path.
    public String problem() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public String getMessage() {
        return layer + ": " + super.getMessage();
    }
}
