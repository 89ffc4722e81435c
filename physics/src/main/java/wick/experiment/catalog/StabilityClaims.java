package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.Bibliography;
import wick.observable.StabilityBibliography;

/// What sources state about stable steps, sharpness, generalization and memorization.
final class StabilityClaims {
    static final List<Claim> ALL = List.of(
            new Claim(
                    "largest-stable-rate",
                    Bibliography.LEE_2019,
                    "Gradient descent of wide networks stays close to its linearization below the rate 2/λ_max of the"
                            + " tangent kernel.",
                    List.of("sharpness", "catapult"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Before training the sharpness of the loss is λ_max of the tangent kernel up to parts of order 1/n. The"
                            + " trace of the Hessian is another one than the kernel's at every width: second derivatives of"
                            + " the output make many small eigenvalues. Above 2/λ_max networks need not diverge."),
            new Claim(
                    "catapult",
                    StabilityBibliography.LEWKOWYCZ_2020,
                    "At rates from 2 to 4 over the tangent kernel wide networks first grow and then settle where the kernel"
                            + " is smaller; beyond they diverge.",
                    List.of("catapult"),
                    Standing.HOLDS,
                    "For linear networks with one hidden layer, one input and target 0 this is exact at every width, down to"
                            + " a single unit, and without exception. Other activations and targets have other upper ends."),
            new Claim(
                    "edge-of-stability",
                    StabilityBibliography.COHEN_2021,
                    "Full-batch gradient descent raises the sharpness to 2 over the rate, where it stays while the loss goes"
                            + " on falling.",
                    List.of("edge-of-stability"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Where flow would reach a larger sharpness; seen on digits with large targets. In a linear network of one"
                            + " hidden layer whose minima are all too sharp, descent ends in a cycle of two: its geometric"
                            + " mean sharpness is exactly 2 over the rate, its mean is larger."),
            new Claim(
                    "double-descent",
                    StabilityBibliography.BELKIN_2020,
                    "Beyond the number of parameters at which data are first fitted exactly the test error falls again, and"
                            + " may fall below that of all smaller models.",
                    List.of("double-descent"),
                    Standing.HOLDS,
                    "For Gaussian features exactly at any size: the error is infinite where points and features differ by one"
                            + " or less. A ridge as small as one part in two hundred flattens most of the peak."),
            new Claim(
                    "memorization",
                    StabilityBibliography.COVER_1965,
                    "A linear separator with N weights has a capacity of 2N random patterns.",
                    List.of("memorization"),
                    Standing.HOLDS,
                    "Exactly half of all labels of 2N points in general position can be separated, at every N. Hidden units"
                            + " of a random network are in general position: their number decides, not that of the inputs."));

    private StabilityClaims() {}
}
