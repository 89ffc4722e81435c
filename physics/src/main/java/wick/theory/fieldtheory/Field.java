package wick.theory.fieldtheory;

import java.util.regex.Pattern;

/// A kind of field. A vector field φ_1, …, φ_N enters every vertex as φ·φ, so that its index runs along
/// lines and each closed loop of them counts N.
public record Field(String name, boolean vector) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_'*~]{0,15}");

    public Field {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the field name '" + name + "' must be a letter and up to 15 more letters, digits or _ ' * ~");
        }
    }

    /// A field of one component.
    public static Field scalar(String name) {
        return new Field(name, false);
    }
}
