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
                            + " formula size differ by factors of ten."),
            new Claim(
                    "parity-gradients",
                    ExpressivityBibliography.SHALEV_SHWARTZ_2017,
                    "For orthonormal targets the variance of the gradient over the target is at most the mean squared"
                            + " gradient of the network over their number: 2^-d for parities of d bits.",
                    List.of("parity-gradients"),
                    Standing.HOLDS,
                    "The constant is one. For all 2^d parities it is an equality, but for what they have in common at one"
                            + " input: E|grad f|^2 / 2^d - |grad f(1, ..., 1)|^2 / 4^d."),
            new Claim(
                    "training-finds-nothing",
                    ExpressivityBibliography.LIN_2017,
                    "For almost all functions training would fail to find any useful patterns (section III B).",
                    List.of("parity-gradients"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Parameter counting says that almost no function is expressible. Failure to train is another matter:"
                            + " parities are expressible, by one neuron a bit, and not found either once their bits are"
                            + " more than about twenty, for 64 neurons and 64000 examples."),
            new Claim(
                    "networks-as-wave-functions",
                    ExpressivityBibliography.CARLEO_2017,
                    "Restricted Boltzmann machines with a few hidden neurons a spin describe ground states of spin chains.",
                    List.of("neural-wave-function"),
                    Standing.HOLDS,
                    "At 16 spins 34 parameters give the energy of the critical Ising chain to 4e-5 to 5e-5 of it, and that of"
                            + " the Heisenberg chain, with its signs known beforehand, to 1e-5 to 5e-5 (six seeds); 17"
                            + " parameters end at 1.0e-3 and 4e-4 (three seeds). Never is it below the exact energy."));

    private SwindleClaims() {}
}
