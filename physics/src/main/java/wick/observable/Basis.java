package wick.observable;

import java.util.List;

/// What a prediction rests on: its assumptions and its source.
public record Basis(List<Assumption> assumptions, Source source) {
    public Basis {
        assumptions = List.copyOf(assumptions);
    }
}
