package wick.network;

import java.util.List;

/// A network ready to be computed with, by theory and laboratory alike.
public record Wiring(int inputs, int outputs, List<Step> steps, Distribution distribution) {

    public Wiring {
        steps = List.copyOf(steps);
    }
}
