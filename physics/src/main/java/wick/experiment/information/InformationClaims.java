package wick.experiment.information;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;
import wick.observable.Source;

/// What Lin, Tegmark and Rolnick state on hierarchies, distillation and renormalization, their equations 15 to 24.
final class InformationClaims {
    private static final Source LIN = ExpressivityBibliography.LIN_2017;

    static final List<Claim> ALL = List.of(
            new Claim(
                    "energy-is-surprisal",
                    LIN,
                    "A Hamiltonian is a surprisal, H = -ln p (table I).",
                    List.of("spins-as-bits"),
                    Standing.HOLDS,
                    "Counted states of a ring give its energies back, -ln p = H + ln Z. What becomes of the constant is another"
                            + " question, that of hamiltonian-constant."),
            new Claim(
                    "spin-is-bit",
                    LIN,
                    "A spin is a bit (table I).",
                    List.of("spins-as-bits", "bit-product-sharpness"),
                    Standing.HOLDS,
                    "With s = 2 x - 1. Coefficients change: -K s s' has -4 K for the two bits, 2 K for each and a constant."),
            new Claim(
                    "locality-is-sparsity",
                    LIN,
                    "A local Hamiltonian is sparse: almost all of its coefficients vanish (table I, section II.D.2).",
                    List.of("spins-as-bits", "compiled-polynomials"),
                    Standing.HOLDS,
                    "Bits that are not neighbors have no coefficient together, though they are correlated; a network for the"
                            + " energy grows as the number of sites."),
            new Claim(
                    "hierarchy-is-a-product",
                    LIN,
                    "A causal hierarchy is a Markov chain, p_i = M_i p_(i-1), so that the whole generative process is a"
                            + " product of matrices (equations 15 and 16).",
                    List.of("hierarchy-information"),
                    Standing.HOLDS,
                    "Information on the first level, computed from the product, is what samples show, and falls from level"
                            + " to level."),
            new Claim(
                    "undone-step-by-step",
                    LIN,
                    "There are functions with T_i = f_i of T_(i+1) between minimal sufficient statistics of the levels, so"
                            + " that the hierarchy can be optimally reversed one step at a time (theorem 2, equations 17 and"
                            + " 18).",
                    List.of("hierarchy-information"),
                    Standing.HOLDS,
                    "T_i is the class of data with equal posteriors of level i; P(y_(i-1) | T_i) is a mixture over"
                            + " P(y_i | T_i), which gives the functions explicitly, in exact fractions where the matrices are"
                            + " fractions."),
            new Claim(
                    "posterior-is-a-composition",
                    LIN,
                    "With f_0(T_0) = P(y_0 | T_0) and f_n = T_(n-1) the posterior is the composition of f_0, f_1, ..., f_n"
                            + " (corollary 2, equations 19 and 20).",
                    List.of("hierarchy-information"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "With the functions counted as T_(i-1) = f_i of T_i, i = 1 to n, T_n being the data. As theorem 2"
                            + " counts them, T_i = f_i of T_(i+1), the one from T_1 to T_0 is named f_0, which the corollary"
                            + " then gives to the posterior: it drops out and the one that follows the data is applied twice."),
            new Claim(
                    "no-function-adds-information",
                    LIN,
                    "I(x, y) is at least I(x, f(y)) for any function f, with equality for a sufficient statistic (equations"
                            + " 21 and 22).",
                    List.of("hierarchy-information", "tree-messages", "distillation", "hierarchy-networks"),
                    Standing.HOLDS,
                    "Merging the states with equal posteriors loses nothing, merging any others does. No network, classifier"
                            + " or majority of leaves was found above the exact optimum. Estimates from counts do seem to be:"
                            + " their bias has to be taken off."),
            new Claim(
                    "depth-reverses-hierarchies",
                    LIN,
                    "The network that infers the cause has to approximate a composition of as many functions as there are"
                            + " levels, which in many cases can be done efficiently only with as many hidden layers.",
                    List.of("hierarchy-networks"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "It depends on how the levels combine. Networks shaped like a random grammar infer its class, in most"
                            + " grammars always, from examples from which one hidden layer with ten times the weights is"
                            + " right less than half of the time. On a noisy tree one hidden layer is almost as good, as"
                            + " counting the leaves nearly is."),
            new Claim(
                    "nearly-sufficient",
                    LIN,
                    "Maps that are not sufficient are useful where they distill out most of the relevant information.",
                    List.of("distillation", "coarse-classification"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Which map does depends on the cause and not on the data alone: the direction in which data vary most may"
                            + " be mostly noise. For Gaussian data the best k combinations are those of the largest canonical"
                            + " correlations, and no summary is above the curve of the information bottleneck."),
            new Claim(
                    "coarse-graining-distills",
                    LIN,
                    "Renormalization is a special case of approximate information distillation: what is relevant is kept, and"
                            + " only once it is said what one wishes to know.",
                    List.of("coarse-classification"),
                    Standing.HOLDS,
                    "Images whose ensembles differ in y0 are told apart almost as well after two halvings, ones that differ"
                            + " in y2 not at all. The power spectrum of a Gaussian field says all that the field says."),
            new Claim(
                    "couplings-count-powers",
                    LIN,
                    "When blocks of b x b pixels are replaced by their average, divided by b squared, the quadratic"
                            + " Hamiltonian keeps its form with y_i' = b^(2-2i) y_i (equations 23 and 24).",
                    List.of("block-averaging"),
                    Standing.WRONG,
                    "For plain means y0' = b^2 y0, but along a lattice axis y2' = y2/b^2 + (1 - 1/b^2) y1/6 as y0 goes to 0,"
                            + " and couplings of every order and direction appear. The rule is exact for a sharp cut-off of"
                            + " wave numbers. Read as written, with the mean divided by b squared once more, all couplings are"
                            + " b^4 times as large, b^(6-2i) by the same counting; read as a sum divided by b squared it is"
                            + " the plain mean. In d dimensions, with means times c, counting gives c^-2 b^(d-2i) y_i."),
            new Claim(
                    "higher-couplings-decay",
                    LIN,
                    "All couplings y_i with i of 2 and more decay exponentially with b; y0 and y1 are relevant.",
                    List.of("block-averaging", "coarse-classification"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "What decays is the distance from the fixed point, y2 - y1/6 along an axis (y1/8 along the diagonal;"
                            + " y1 (q^2 + q^4/12) in every direction), and as the power b^-2: exponentially in the number of"
                            + " steps, not in b. y0 is relevant; y1 neither grows nor decays: it is marginal."),
            new Claim(
                    "relevant-is-feature",
                    LIN,
                    "An effective theory is nearly lossless data distillation, an irrelevant operator noise, a relevant"
                            + " operator a feature (table I).",
                    List.of("coarse-classification"),
                    Standing.HOLDS,
                    "Read off as information: of a difference in y0 two halvings keep more than nine tenths, of one in y2"
                            + " about a hundredth."),
            new Claim(
                    "free-energy-is-divergence",
                    LIN,
                    "What physicists call a free-energy difference is a Kullback-Leibler divergence (table I).",
                    List.of("ring-divergence"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Of the variational free energy: KL(p || q) = <H_q>_p - S_p - F_q, never negative. It is not F_q - F_p,"
                            + " the difference of the free energies of two systems."));

    private InformationClaims() {}
}
