package wick.text;

import java.io.Serial;

/// Something a person gave is not what it must be. The message is one line that names file, line, field,
/// value and what is allowed, fit to be shown as it is.
public final class InputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final String value;

    InputException(Place place, String value, String problem) {
        super(place + ": " + problem);
        this.place = place;
        this.value = value;
    }

    public Place place() {
        return place;
    }

    /// The refused value as it was written; empty if the problem is not one value.
    public String value() {
        return value;
    }
}
