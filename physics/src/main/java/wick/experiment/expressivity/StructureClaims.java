package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;

/// What a paper on cheap and deep learning states about Hamiltonians of classes and their structure, in its order.
public final class StructureClaims {
    private static final String SOFTMAX = "softmax-of-hamiltonians";
    private static final String SUMS = "hamiltonian-of-sums";
    private static final String COUPLINGS = "couplings-by-structure";

    public static final List<Claim> ALL = List.of(
            claim(
                    "bayes-as-printed",
                    "p(y|x) = p(x|y) p(y) / sum over y' of p(x|y') (y') (eq. 1).",
                    SOFTMAX,
                    Standing.WRONG,
                    "A misprint: the denominator lacks p, sum over y' of p(x|y') p(y'). As printed the sum over y is not 1."),
            claim(
                    "hamiltonian-constant",
                    "H_y(x) = -ln p(x|y) is the energy of x given y up to an arbitrary and irrelevant constant (eq. 2).",
                    SOFTMAX,
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Only a constant that all y have in common is irrelevant. One of its own for a class acts like its prior:"
                            + " ln 2 more on H_y and class y has half its odds."),
            claim(
                    "boltzmann-as-printed",
                    "p(y|x) = e^-[H_y(x) + mu_x] / N(x) with N(x) = sum over y of e^-[H_y(x) + mu_y] (eqs. 3 and 4).",
                    SOFTMAX,
                    Standing.WRONG,
                    "A misprint: mu_y in place of mu_x. With mu_x = -ln p(x) the right-hand side is p(x|y), which does not sum"
                            + " to 1 over y. N(x) as given is right, and is p(x)."),
            claim(
                    "softmax-as-printed",
                    "The softmax is e^x / sum over i of e^(y_i) (eq. 7).",
                    SOFTMAX,
                    Standing.WRONG,
                    "A misprint: e^(x_i) in the sum. Only so is eq. 8 normalized."),
            claim(
                    "posterior-softmax",
                    "p(x) = softmax[-H(x) - mu], so that a network for the Hamiltonians needs a softmax layer more, with mu as"
                            + " its bias (eqs. 5 and 8).",
                    SOFTMAX,
                    Standing.HOLDS,
                    "With the denominators of eqs. 1, 3 and 7 corrected. Bits, counts, multinomials and Gaussians of one"
                            + " covariance have linear logits, other Gaussians quadratic ones. Trained on n examples the"
                            + " softmax is p/(2n) nats from the exact posterior, p counting the weights of all classes but"
                            + " one; with logits of too low a degree it stays away from it."),
            claim(
                    "sums-are-gaussian",
                    "By the central limit theorem many distributions are accurately Gaussian, H a quadratic polynomial (eq."
                            + " 14).",
                    SUMS,
                    Standing.HOLDS,
                    "For sums of n uniform variables the coupling of x^4 is 1/(20n) + 9/(100n^2) + .... Eq. 14 prints h_j x_i for"
                            + " h_i x_i, and its h and h_i have the sign opposite to those of eq. 9."),
            claim(
                    "largest-entropy",
                    "The distribution of largest entropy with given lowest moments has a Hamiltonian of no higher degree.",
                    SUMS,
                    Standing.HOLDS_WITH_CONDITIONS,
                    "If there is one. On a bounded domain there is, for moments inside what is possible; on the line there is"
                            + " none for skewness 0 and a kurtosis above 3: entropy is not attained. The degree is the highest of"
                            + " those constrained together, not of one of them."),
            claim(
                    "local-couplings",
                    "Locality leaves a number of coefficients that grows linearly with n.",
                    COUPLINGS,
                    Standing.HOLDS,
                    "At a fixed order: 3n + 1 for nearest neighbors on a ring and order 2."),
            claim(
                    "local-degree",
                    "For bits, locality limits the degree to the number of neighbors that a spin is coupled to.",
                    COUPLINGS,
                    Standing.WRONG,
                    "To one more: a spin and all its neighbors may stand in one term, 3 on a ring, 5 on a square lattice. Where"
                            + " every pair in a term must be neighbors it is the largest clique, 2 on both."),
            claim(
                    "couplings-counted",
                    "A Hamiltonian of order 2 has (n + 1)(n + 2)/2 parameters, 2n with nearest neighbors only, 3 with"
                            + " translations.",
                    COUPLINGS,
                    Standing.WRONG,
                    "Three ways of counting. With constant, linear and quadratic terms counted throughout it is (n + 1)(n + 2)/2,"
                            + " then 3n + 1 on a ring (3n on an open chain), then 4: 66, 31, 4 for n = 10. 2n counts quadratic"
                            + " terms on a ring alone, which translations reduce to 2; 3 leaves out the constant."),
            claim(
                    "translation-convolution",
                    "A linear function that commutes with translations is a convolution and takes n log2 n multiplications"
                            + " in place of n^2.",
                    "translation-as-convolution",
                    Standing.HOLDS_WITH_CONDITIONS,
                    "To leading order, and complex ones: n log2 n + n with the kernel transformed beforehand, four real ones"
                            + " each. For n = 1024 that is 45056 in place of 1048576; fewer than n^2 from n = 32 on."));

    private StructureClaims() {}

    private static Claim claim(String id, String statement, String experiment, Standing standing, String right) {
        return new Claim(id, ExpressivityBibliography.LIN_2017, statement, List.of(experiment), standing, right);
    }
}
