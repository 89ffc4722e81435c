package wick.experiment;

import java.util.OptionalInt;

/// What a comparison is about: a stable identifier, the quantity in words, and where in the network it is.
public record Subject(String id, String quantity, Comparison.Place place) {

    public Subject {
        if (!id.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException("id '" + id + "' may hold lower-case letters, digits, '.' and '-'");
        }
    }

    /// About the network as a whole, or about a limit of large width.
    public static Subject of(String id, String quantity) {
        return new Subject(id, quantity, new Comparison.Place(OptionalInt.empty(), OptionalInt.empty()));
    }

    public Subject atLayer(int layer) {
        return new Subject(id, quantity, new Comparison.Place(OptionalInt.of(layer), place.width()));
    }

    public Subject atWidth(int width) {
        return new Subject(id, quantity, new Comparison.Place(place.layer(), OptionalInt.of(width)));
    }
}
