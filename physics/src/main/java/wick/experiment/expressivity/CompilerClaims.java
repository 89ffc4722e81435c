package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;

/// What a paper on cheap and deep learning states about networks that compute polynomials, in its order.
public final class CompilerClaims {
    public static final List<Claim> ALL = List.of(
            claim(
                    "polynomial-terms",
                    "A power series in n variables has (n + d)!/(n! d!) terms of degree up to d (eq. 9).",
                    List.of("compiled-polynomials"),
                    Standing.HOLDS,
                    "1001 for n = 10, d = 4. A polynomial need not be expanded to be computed: (1 + x1 + ... + x10)^4 takes"
                            + " two multiplications."),
            claim(
                    "second-derivative",
                    "A nonlinear activation has a non-zero second derivative somewhere, and a bias moves it to zero (eq. 10).",
                    List.of("multiplication-gate"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "It must have a second derivative: relu is nonlinear, and has none but zero wherever it exists. (sigma_k"
                            + " is the k-th derivative here and the k-th Taylor coefficient in the appendix.)"),
            claim(
                    "multiplication-gate",
                    "Four neurons multiply: the signed sum over 4 sigma_2 is uv [1 + O(u^2 + v^2)] (eq. 11).",
                    List.of("multiplication-gate"),
                    Standing.HOLDS,
                    "The first term is sigma''''/(6 sigma'') (u^2 + v^2). At a bias where sigma'''' = 0 it is gone, and the"
                            + " error is of fourth order: -2.2924316695612 for the logistic function, where s(1 - s) = 1/12."),
            claim(
                    "large-scale-limit",
                    "Scaling A1 by lambda and A2 by lambda^-2, the multiplication becomes exact as lambda goes to infinity.",
                    List.of("multiplication-gate"),
                    Standing.WRONG,
                    "As lambda goes to zero, as figure 2 of the source has it: the arguments must become small. Only the weights"
                            + " of A1 are scaled: with its bias scaled as well the gate gives sigma''(lambda b)/sigma''(b) of"
                            + " the product, for the logistic function nothing at either end. At large lambda"
                            + " a bounded activation gives nothing, since the sum is at most sup|sigma|/(|sigma_2| lambda^2)."
                            + " In floating point lambda may not become too small either: the least error is of the order of"
                            + " the square root of the precision, about 1e-8 at lambda 2e-4 in doubles, and of its power 2/3"
                            + " at the tuned bias."),
            claim(
                    "finite-network-any-tolerance",
                    "For every polynomial and tolerance there is a network of a size that does not depend on the tolerance.",
                    List.of("compiled-polynomials"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "In exact arithmetic, on a bounded domain. In doubles the same network has a floor, 1e-10 or so for a few"
                            + " multiplications; below it no scale helps."),
            claim(
                    "four-neurons-a-multiplication",
                    "Its size is the number of multiplications times a factor that is typically slightly larger than 4.",
                    List.of("compiled-polynomials"),
                    Standing.HOLDS,
                    "4 at most, and 3 for a square, if connections may skip layers; copying what is needed later adds one or"
                            + " two neurons for each layer that has to be passed. Half of the neurons do where the activation's"
                            + " slope and third derivative vanish together, as those of the cosine."),
            claim(
                    "copy-gates",
                    "Neurons copy a variable to the next layer in the limit of small inputs, where sigma' is not zero"
                            + " (footnote 3).",
                    List.of("multiplication-gate"),
                    Standing.HOLDS,
                    "With one neuron the relative error is lambda u sigma''/(2 sigma'), of first order only; with two of"
                            + " opposite inputs it is lambda^2 u^2 sigma'''/(6 sigma'). Softplus, silu and gelu copy exactly:"
                            + " sigma(z) - sigma(-z) = z."));

    private CompilerClaims() {}

    private static Claim claim(String id, String statement, List<String> experiments, Standing standing, String right) {
        return new Claim(id, ExpressivityBibliography.LIN_2017, statement, experiments, standing, right);
    }
}
