package wick.theory.spatial;

import java.util.List;

/// One input and those that it is paired with: what is known of their variances.
///
/// `same` where the second input is the same evaluation as the first, noise and all. `averages` are those
/// of each activation without closed form for all inputs; the entries of input k of an activation on P
/// positions begin at k · P. `deviations` remembers what [Sheet] has asked of the variances.
record Encounter(
        Variances first,
        List<Variances> seconds,
        boolean same,
        int firstInput,
        int secondInput,
        Averages averages,
        Deviations deviations) {

    Encounter {
        seconds = List.copyOf(seconds);
    }

    Encounter(
            Variances first,
            List<Variances> seconds,
            boolean same,
            int firstInput,
            int secondInput,
            Averages averages) {
        this(first, seconds, same, firstInput, secondInput, averages, new Deviations(first.count()));
    }
}
