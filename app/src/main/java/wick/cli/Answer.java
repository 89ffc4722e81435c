package wick.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// What a verb found: for programs (`json`, keys in snake_case, in this order) and for people (`text`).
///
/// `asExpected` is false when a verdict differs from the one that was expected.
record Answer(SequencedMap<String, Object> json, Supplier<String> text, boolean asExpected) {

    Answer {
        json = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(json));
    }

    static Answer of(SequencedMap<String, Object> json, Supplier<String> text) {
        return new Answer(json, text, true);
    }
}
