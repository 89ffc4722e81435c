package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;

/// What is stated about the number of functions and about those that networks have.
final class SwindleClaims {
    static final List<Claim> ALL = List.of(
            new Claim(
                    "functions-outnumber-atoms",
                    ExpressivityBibliography.LIN_2017,
                    "There are 2^(2^n) Boolean functions of n variables, so that a generic one takes 2^n bits to describe,"
                            + " more than there are atoms in the universe (10^78) if n > 260.",
                    List.of("random-boolean-functions"),
                    Standing.HOLDS,
                    "It begins at n = 260: 2^259 = 9.3e77 is still less."),
            new Claim(
                    "simple-functions-first",
                    ExpressivityBibliography.VALLE_PEREZ_2018,
                    "Networks with random weights compute simple functions exponentially more often than complex ones.",
                    List.of("random-boolean-functions"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "For three bits the probabilities are orthants of the Gaussian process and span four to five orders of"
                            + " magnitude, constants first, parity last. Complexity alone does not fix them: with odd"
                            + " activations and small biases single bits are likelier than constants, and classes of equal"
                            + " formula size differ by factors of ten."));

    private SwindleClaims() {}
}
