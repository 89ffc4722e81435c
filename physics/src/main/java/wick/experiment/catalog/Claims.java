package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.experiment.expressivity.Expressivity;
import wick.experiment.information.Information;
import wick.observable.Bibliography;
import wick.text.Nearest;

/// What sources state about wide networks, and what became of it.
public final class Claims {
    private static final List<Claim> WIDE = List.of(
            new Claim(
                    "gaussian-process-limit",
                    Bibliography.HALVERSON_2024,
                    "A randomly initialized network becomes a Gaussian process as its width grows, described by its mean"
                            + " and its kernel alone.",
                    List.of("gaussian-process-limit", "gaussian-at-any-width"),
                    Standing.HOLDS,
                    "At width n the fourth cumulant of an output is 3V/n to first order, so a network of finite width is"
                            + " not Gaussian, whatever the number of outputs."),
            new Claim(
                    "ntk-variance",
                    Bibliography.ROBERTS_2022,
                    "At large finite width the neural tangent kernel fluctuates over initializations with a variance of"
                            + " order depth over width.",
                    List.of("ntk-variance"),
                    Standing.HOLDS,
                    "Var Θ = (A + 2B)/n to first order; the next order is visible in networks that are not much wider"
                            + " than deep."),
            new Claim(
                    "first-order-tensors",
                    Bibliography.ROBERTS_2022,
                    "At first order in 1/width the statistics of kernel, tangent kernel and its differential obey closed"
                            + " recursions in depth.",
                    List.of("finite-width-tensors", "finite-width-means", "tensors-misread"),
                    Standing.HOLDS,
                    "All nine coefficients are met within the errors once several widths are extrapolated. At one narrow"
                            + " width the next order is large: at width 8 and three layers A looks a third too big."),
            new Claim(
                    "deep-and-wide",
                    Bibliography.HANIN_NICA_2020,
                    "Fluctuations of deep relu networks at initialization are governed by depth over width and are"
                            + " exponential in it.",
                    List.of(
                            "relu-moments",
                            "deep-linear-moments",
                            "leading-order-variance",
                            "first-order-residual",
                            "kernel-law"),
                    Standing.HOLDS,
                    "E S² / K² = (1 + 5/n)^(L−1) for critical relu and (1 + 2/n)^(L−1) for linear networks, exact at"
                            + " every width; the first order in 1/n alone is far off in narrow networks."),
            new Claim(
                    "symmetry",
                    Bibliography.HALVERSON_2024,
                    "If the density of the parameters is invariant under a transformation that stands for one of the inputs or"
                            + " outputs, the correlators of the networks are invariant under it.",
                    List.of("symmetries-in-training", "symmetry-of-any-lesson"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Exactly and at every width. Gradient descent keeps those symmetries that map the training set to"
                            + " itself, and breaks the others at order one."),
            new Claim(
                    "quartic-coupling",
                    Bibliography.ROBERTS_2022,
                    "How far wide networks are from Gaussian is a quartic coupling of the order of depth over width.",
                    List.of("couplings-in-training", "couplings-mapped"),
                    Standing.HOLDS,
                    "While a readout learns the coupling runs: that the kernel differs from network to network counts at the"
                            + " same order 1/n as the initial vertex, so the linear map of the infinite kernel alone is"
                            + " wrong."),
            new Claim(
                    "edgeworth-action",
                    Bibliography.DEMIRTAS_2024,
                    "Connected correlators at finite width determine the density of the outputs by an Edgeworth series, and"
                            + " with it their action, order by order in 1/width.",
                    List.of("edgeworth-density"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "To second order it describes outputs of tanh networks of width 10 to a few parts in ten thousand. In"
                            + " networks as deep as narrow the first order is wrong everywhere; and with a Gaussian"
                            + " readout the quartic coupling is negative, so the action is perturbative only."),
            new Claim(
                    "cumulants-of-one-unit",
                    Bibliography.HALVERSON_2021,
                    "Connected correlators of a network with one hidden layer are those of a single unit times a power of"
                            + " the width, and are determined by them exactly.",
                    List.of("one-hidden-layer-cumulant"),
                    Standing.HOLDS,
                    "It holds from width 2 on. Estimates from sample means of few networks are biased by much more than the"
                            + " correlator itself."),
            new Claim(
                    "running-couplings",
                    Bibliography.ROBERTS_2022,
                    "Representations flow with depth: the four-point coupling relative to the kernel grows linearly, with a"
                            + " slope set by the universality class.",
                    List.of("running-couplings"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "The slope is 5 for relu, 2 for linear and 2/3 for tanh networks, all critical. Where the kernel has a"
                            + " stable fixed point K* > 0 with dK'/dK = χ < 1 the coupling stops at source/(K*² (1 − χ²))."),
            new Claim(
                    "depth-scale",
                    Bibliography.SCHOENHOLZ_2017,
                    "Mean-field theory has depth scales that limit how far signals propagate, and the one of correlations"
                            + " diverges at the edge of chaos.",
                    List.of("depth-scale"),
                    Standing.HOLDS,
                    "ξ_c is −1/ln χ₁ in the ordered phase only; in the chaotic phase the slope of the correlation map at"
                            + " c* takes the place of χ₁."),
            new Claim(
                    "trainable-depth",
                    Bibliography.SCHOENHOLZ_2017,
                    "Networks can be trained up to a depth of about six correlation lengths.",
                    List.of("trainable-depth", "trainable-time"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "In the ordered phase the steps needed grow with depth, far down as e^(depth/ξ_c), so that there is no"
                            + " limit: a factor e of training time buys further layers, ξ_c of them far down. After 100 steps"
                            + " on digits training fails at 2.6 to 7.1 ξ_c (seed 1), as weight variance has it. Just above the"
                            + " critical line no limit is seen at widths near 100, where depth over width is of order one."),
            new Claim(
                    "learning-curve",
                    Bibliography.SIMON_2023,
                    "The test error of kernel regression and of wide networks follows from the eigenvalues of the kernel"
                            + " and the target's power in its eigenfunctions.",
                    List.of("learning-curve", "spectrum-alone"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "For Gaussian features it is the limit of large training sets. On digits the curve has the right"
                            + " shape but is too low: by a few per cent with a sizable ridge, by more than ten without."),
            new Claim(
                    "alignment-estimate",
                    Bibliography.JACOT_2020,
                    "The risk of kernel regression can be read off the kernel matrix and the labels of the training data.",
                    List.of("learning-curve"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "The alignment estimate is accurate with Gaussian features; on digits with a small ridge it is too low,"
                            + " where leave-one-out, as cheap, is without bias."),
            new Claim(
                    "critical-is-isometric",
                    Bibliography.PENNINGTON_2017,
                    "At criticality, where the mean squared singular value of the Jacobian is 1, gradients neither vanish"
                            + " nor explode, whatever the law of the weights.",
                    List.of("jacobian-spectrum"),
                    Standing.WRONG,
                    "The mean alone says little: with Gaussian weights the squares of the singular values vary by more"
                            + " than the number of weight matrices times their mean squared, and no choice of variances"
                            + " helps. Orthogonal weights with slopes near 1 come close to an isometry; this is what"
                            + " the source shows."),
            new Claim(
                    "spectral-universality",
                    Bibliography.PENNINGTON_2018,
                    "Free probability gives the singular values of the input-output Jacobian of wide networks.",
                    List.of("jacobian-spectrum"),
                    Standing.HOLDS,
                    "Moments and shares extrapolated from widths of 32 to 128 agree with the limit; at one width the"
                            + " networks' scales differ far more than the shapes of their spectra."),
            new Claim(
                    "ntk-decay",
                    Bibliography.BIETTI_2019,
                    "Eigenvalues of the neural tangent kernel of a two-layer relu network on the sphere in d dimensions"
                            + " fall as the degree to the power −d, those of its NNGP kernel as −d − 2.",
                    List.of("sphere-spectrum"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Without biases only those of even degree do; odd degrees from 3 on are not seen at all."),
            new Claim(
                    "residual-subexponential",
                    Bibliography.YANG_SCHOENHOLZ_2017,
                    "With skip connections signals and gradients depend on depth subexponentially or polynomially instead"
                            + " of exponentially.",
                    List.of("architecture-depth"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "It holds for correlations, and for bounded activations, where the variance grows as l and squared"
                            + " gradients as exp(O(√l)). With relu both still grow exponentially, by 1 + σ_w²/2 per"
                            + " block, unless the branch begins with layer norm: then as powers of l."),
            new Claim(
                    "layer-norm-residual-critical",
                    Bibliography.DOSHI_2021,
                    "Layer norm together with residual connections makes a network critical whatever the variances of its"
                            + " weights and biases.",
                    List.of("architecture-depth"),
                    Standing.HOLDS,
                    "With layer norm at the start of every branch squared gradients change as a power of depth for all"
                            + " variances: run it with block=residual-layer-norm and several weight variances."),
            new Claim(
                    "dropout-destroys-criticality",
                    Bibliography.SCHOENHOLZ_2017,
                    "Dropout destroys the critical point and so limits the depth of networks that can be trained.",
                    List.of("architecture-depth"),
                    Standing.HOLDS,
                    "Equal inputs tend to a correlation c* < 1 at a finite depth scale for all variances. The mean squared"
                            + " gradient can still be held constant."),
            new Claim(
                    "free-field-network",
                    Bibliography.DEMIRTAS_2024,
                    "A network of random cosines with suitable frequencies is a free scalar field of a given mass.",
                    List.of("free-scalar", "clustering"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "The two-point function is that of the field with a cutoff at every width, one neuron included. The"
                            + " field itself is reached as the width grows: at N neurons connected four-point functions"
                            + " of order 1/N remain, and they do not vanish at large distance."),
            new Claim(
                    "interaction-by-density",
                    Bibliography.DEMIRTAS_2024,
                    "A deformation of the density of the parameters, which makes neurons depend on each other, turns the"
                            + " free field into one with a quartic interaction.",
                    List.of("phi4-shift"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Infinite width has to come first: at N neurons the shift has terms of order 1/N and 1/N² that grow"
                            + " with the volume of the box, and with 32 neurons in a box of 6 inverse masses it is 2.5"
                            + " times the field theory's."),
            new Claim(
                    "two-sources",
                    Bibliography.DEMIRTAS_2024,
                    "A network field is not Gaussian for one of two reasons: finite width, or parameters that depend on"
                            + " each other.",
                    List.of("shared-scale"),
                    Standing.HOLDS,
                    "With independent neurons the fourth cumulant falls as 1/N; anything that all neurons share leaves a"
                            + " part that no width removes, such as Var(s²) (G G + 2 more) for a shared scale s."));

    private static final List<Claim> ALL = Stream.of(
                    WIDE,
                    TrainingClaims.ALL,
                    StabilityClaims.ALL,
                    RecurrentClaims.ALL,
                    Expressivity.CLAIMS,
                    Information.CLAIMS)
            .flatMap(List::stream)
            .toList();

    private Claims() {}

    public static List<Claim> all() {
        return ALL;
    }

    /// The names of all claims, in the same order.
    public static List<String> ids() {
        return ALL.stream().map(Claim::id).toList();
    }

    public static Optional<Claim> find(String id) {
        return ALL.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /// The claim of this name.
    ///
    /// Throws [IllegalArgumentException] for any other name; the message says which is close and which
    /// there are.
    public static Claim named(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no claim '" + id + "'"
                + Nearest.suggestion(id, ids()) + "; there are: " + String.join(", ", ids())));
    }

    /// The claims that this experiment tests.
    public static List<Claim> testedBy(String experiment) {
        return ALL.stream().filter(c -> c.experiments().contains(experiment)).toList();
    }
}
