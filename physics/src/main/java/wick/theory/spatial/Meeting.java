package wick.theory.spatial;

/// Two inputs, and what is known of their variances.
///
/// `averages` are those of each activation without closed form, for all inputs that they know; those of
/// input k of an activation on P positions begin at k · P.
record Meeting(Variances first, Variances second, int firstInput, int secondInput, Averages averages) {

    /// An input with itself, on its first way through a network.
    static Meeting itself(Variances own) {
        return new Meeting(own, own, 0, 0, new Averages());
    }
}
