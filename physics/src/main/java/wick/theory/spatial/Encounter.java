package wick.theory.spatial;

import java.util.List;

/// Pairs of inputs that go through a network side by side.
///
/// `same` where both inputs of every pair are the same evaluation, noise and all. `deviations` remembers
/// what [Sheet] has asked of the variances.
record Encounter(List<Meeting> meetings, boolean same, Deviations deviations) {

    Encounter {
        meetings = List.copyOf(meetings);
    }

    Encounter(List<Meeting> meetings, boolean same) {
        this(meetings, same, new Deviations(meetings.getFirst().first().count()));
    }

    int size() {
        return meetings.size();
    }

    Meeting at(int c) {
        return meetings.get(c);
    }
}
