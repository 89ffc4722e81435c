package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.Bibliography;
import wick.observable.ExpressivityBibliography;

/// What is stated about approximation by networks and about depth.
final class DepthClaims {
    static final List<Claim> ALL = List.of(
            new Claim(
                    "universal-approximation",
                    Bibliography.HALVERSON_2024,
                    "A network with one hidden layer can approximate any function to any accuracy.",
                    List.of("depth-separation"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Any continuous function on a compact domain, with an activation that is no polynomial. Construction"
                            + " by steep steps needs neurons as 1/error, by bends of relu as 1/√error; neither says that"
                            + " training finds the weights."),
            new Claim(
                    "depth-separation",
                    ExpressivityBibliography.TELGARSKY_2016,
                    "There are functions that small deep networks compute and that flat networks approximate only with"
                            + " exponentially many neurons.",
                    List.of("depth-separation"),
                    Standing.HOLDS,
                    "Two relu neurons a layer double the number of linear pieces; one hidden layer adds one piece a neuron."
                            + " That the deep network exists does not mean that it is found: trained from random weights, it"
                            + " stays close to the mean of the sawtooth."),
            new Claim(
                    "barron-bound",
                    ExpressivityBibliography.BARRON_1993,
                    "Functions with a finite first moment of their Fourier transform are approximated with a squared error of"
                            + " order 1/n by n sigmoidal neurons, in any number of dimensions.",
                    List.of("depth-separation"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "An upper bound and far from tight: in 20 dimensions 100 drawn cosines, not even fitted, are far below"
                            + " it. Its constant grows with the dimension."));

    private DepthClaims() {}
}
