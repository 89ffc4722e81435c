package wick.text;

import java.util.List;

/// A list of values.
public record Items(Place place, List<Value> values) implements Value {
    public Items {
        values = List.copyOf(values);
    }

    @Override
    public String shown() {
        return "a list of " + values.size();
    }
}
