package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.Bibliography;

/// What sources state about training, from the frozen kernel to the learning of features.
final class TrainingClaims {
    static final List<Claim> ALL = List.of(
            new Claim(
                    "kernel-frozen",
                    Bibliography.HALVERSON_2024,
                    "In the limit of infinite width the neural tangent kernel does not change during training.",
                    List.of("kernel-frozen"),
                    Standing.HOLDS,
                    "In one network it moves by a part of order 1/n, less than the 1/√n of the older bounds; from one"
                            + " network to the next it differs by 1/√n."),
            new Claim(
                    "linear-training",
                    Bibliography.HALVERSON_2024,
                    "Training an infinitely wide network is solvable: the outputs obey a linear differential equation, and"
                            + " the network does kernel regression.",
                    List.of("linear-training", "posterior-by-descent"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Gradient descent with finite steps follows (1 − ηΘ)^k, not the exponential of the differential"
                            + " equation, and has to stay below 2/λ_max. Only the mean over networks is that of kernel"
                            + " regression; a single network keeps a part of what it said before training, and the"
                            + " ensemble is no Bayesian posterior."),
            new Claim(
                    "kernel-drift",
                    Bibliography.ROBERTS_2022,
                    "At first order in 1/n the tangent kernel moves in training, by its differentials: there networks begin"
                            + " to learn features, and there their mean outputs leave the linear model.",
                    List.of("kernel-drift"),
                    Standing.HOLDS,
                    "Sign and size of both come out as predicted, with finite steps. P and Q, the correlation of the"
                            + " kernel's differential with the outputs before training, are about half of the mean drift;"
                            + " the rest is the second differential's. Of the change of the mean output about half is due to"
                            + " the scatter of the kernel before training, no learning at all."),
            new Claim(
                    "cross-entropy",
                    Bibliography.LEE_2019,
                    "Wide networks that are trained on cross-entropy evolve as their linearization does.",
                    List.of("cross-entropy-training"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "At fixed times and large width, in mean and variance. The loss is not quadratic, so the mean over"
                            + " networks is not what becomes of the mean function; and outputs grow without end."),
            new Claim(
                    "feature-learning",
                    Bibliography.YANG_HU_2021,
                    "Infinitely wide networks learn no features in the neural tangent parameterization; in the maximal"
                            + " update parameterization they do.",
                    List.of("lazy-to-rich", "feature-learning-linear", "feature-learning-limit"),
                    Standing.HOLDS,
                    "While outputs move by parts of order one, features of one network move as 1/√n and its kernel as 1/n"
                            + " in the first; in the second both move by as much at width 100 000 as at width 100. With"
                            + " one hidden linear layer, one input x and target y, flow moves the kernel on average by a"
                            + " part of (y²/x² − 1)/(2n), so it may shrink, and in mu-P by √(1 + y²/x²) − 1 at large width."
                            + " Finite steps take off another part of order 1/n."),
            new Claim(
                    "wider-generalizes",
                    Bibliography.HALVERSON_2024,
                    "Wider networks generalize better in some regimes.",
                    List.of("width-generalizes", "double-descent"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "In the neural tangent parameterization the error on unseen digits falls to the frozen kernel's as 1/n,"
                            + " all of it because narrow networks scatter more: the mean over an ensemble errs by as much"
                            + " at width 16 as at 256. In the maximal update parameterization width hardly matters. Where"
                            + " only the readout learns noisy data the error peaks at as many units as points."),
            new Claim(
                    "feature-learning-limit",
                    Bibliography.BORDELON_2022,
                    "Infinitely wide networks that learn features are described by a self-consistent theory of kernels and"
                            + " response functions at all pairs of times.",
                    List.of("feature-learning-limit"),
                    Standing.HOLDS,
                    "Outputs, tangent kernel and features of networks in mu-P, extrapolated to infinite width, agree with it"
                            + " within parts in a hundred and better. The tangent kernel frozen as it is before training"
                            + " is excluded, and so is the theory without response functions once there are two hidden"
                            + " layers. Steps of gradient descent can be followed one by one without iteration."),
            new Claim(
                    "update-exponents",
                    Bibliography.YANG_HU_2021,
                    "How far a step of training moves the activations and outputs of a wide network is a power of the width"
                            + " that follows from the exponents of its parameterization alone.",
                    List.of("scaling-exponents"),
                    Standing.HOLDS,
                    "Measured in the first step to a few parts in a thousand, for gradient descent and adam. In the standard"
                            + " parameterization the power of adam's first step is reached slowly: corrections fall as 1/√n,"
                            + " and a line through widths of hundreds is too flat. At rates of order one what grows leaves the"
                            + " region of small steps."),
            new Claim(
                    "rates-transfer",
                    Bibliography.YANG_2022,
                    "In the maximal update parameterization the best learning rate of a narrow network is the best one of a"
                            + " wide network, so that it can be tuned on the narrow one; in the standard parameterization it"
                            + " is not.",
                    List.of("rate-transfer"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "For adam and perceptrons of several hidden layers it does: within a factor of 2 over an eightfold width"
                            + " and at a cost in loss below 5 %, while the standard parameterization's best rate falls by more"
                            + " and costs more. How much that falls depends on loss, depth and optimizer; with gradient descent"
                            + " and cross-entropy a shallow network's hardly moved at these widths."),
            new Claim(
                    "deep-linear-modes",
                    Bibliography.SAXE_2014,
                    "Deep linear networks learn the singular values of the target map one by one along sigmoidal curves,"
                            + " each in a time set by its strength and by how small the weights were.",
                    List.of("deep-linear-modes"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Exact from aligned, balanced weights, with an exponent that depends on depth. Random small weights"
                            + " align first: one hidden layer of n units learns as from a start of n/2 times the variance"
                            + " of a weight product's parts, not from its own overlap of √n times that."),
            new Claim(
                    "sgd-converges",
                    Bibliography.MA_2018,
                    "Mini-batch descent with a constant rate converges where the model interpolates the data, up to a batch"
                            + " size beyond which larger batches bring little.",
                    List.of("sgd-noise"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Below an exact threshold of the rate. Where the model does not interpolate, noise of the order of"
                            + " the rate over the batch size remains, and more than a Langevin equation says."));

    private TrainingClaims() {}
}
