package wick.text;

/// Where a value stands: the file, the line counted from 1 (0 where there are no lines) and the field's
/// path, such as `network.layers[2].dense.width` with positions counted from 0 (empty for the whole file).
public record Place(String file, int line, String field) {

    /// The whole of `file`.
    public static Place file(String file) {
        return new Place(file, 0, "");
    }

    public Place line(int number) {
        return new Place(file, number, field);
    }

    /// The field `name` of this place.
    public Place field(String name) {
        return new Place(file, line, field.isEmpty() ? name : field + "." + name);
    }

    /// The entry at `index`, counted from 0, of this place.
    public Place index(int index) {
        return new Place(file, line, field + "[" + index + "]");
    }

    /// `value` stands here and must not; `allowed` completes the sentence "must be …".
    public InputException refuse(String value, String allowed) {
        return new InputException(this, value, Shown.brief(value) + " is not allowed: must be " + allowed);
    }

    /// Something is wrong here that is not one value: `problem` is a full sentence without its period.
    public InputException problem(String problem) {
        return new InputException(this, "", problem);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + (field.isEmpty() ? "" : ", " + field);
    }
}
