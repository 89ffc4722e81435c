package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;

/// What the paper on Kolmogorov-Arnold networks states about their errors, grids and rivals.
public final class KanClaims {
    public static final List<Claim> ALL = List.of(
            claim(
                    "kan-scaling",
                    "If a function has a smooth representation by functions of one number, networks of splines of order k"
                            + " miss it by an amount that falls as G^-(k+1), whatever the number of inputs (theorem 2.1).",
                    List.of("kan-grid-scaling"),
                    Standing.HOLDS,
                    "Trained networks reach it for k = 1, 2, 3, and its constant: what the closest splines on single edges"
                            + " miss, squares added up. The condition is all: the theorem of Kolmogorov and Arnold, of the"
                            + " same name, has 2n + 1 outer and n (2n + 1) inner functions that are continuous but not"
                            + " smooth, so that it promises no power at all, and networks of other depths and widths are"
                            + " no instance of it."),
            claim(
                    "kan-cubed",
                    "A network [2, 1, 1] of cubic splines improves on exp(sin(pi x) + y^2) roughly as G^-3, probably for"
                            + " effects of the boundary (section 2.4, figure 2.3).",
                    List.of("kan-grid-scaling"),
                    Standing.WRONG,
                    "The power is 4 from 16 to 50 intervals with 5000 samples, at new places and in training, once"
                            + " parameters are at their best: Levenberg-Marquardt reaches it in some ten steps. Few samples"
                            + " spoil it at an end: sin(pi x) + y^2 is rarely close to 2, and an interval there without"
                            + " samples has a spline that nothing fixes."),
            claim(
                    "kan-threshold",
                    "The optimal test loss of a network of splines is reached at the interpolation threshold, where edges"
                            + " times intervals match the number of samples (section 2.4, conjectured).",
                    List.of("kan-interpolation"),
                    Standing.WRONG,
                    "Samples are met exactly from the grid on where edges (G + k + 1), less one for every further edge to a"
                            + " node, reaches their number. At half as many parameters"
                            + " new places are answered three to nine times better than at the threshold, since random samples cease to fix splines long before."),
            claim(
                    "kan-pareto",
                    "Networks of splines have lower test errors than perceptrons of the same number of parameters,"
                            + " throughout the examples (section 3.1).",
                    List.of("kan-against-perceptron"),
                    Standing.WRONG,
                    "By a factor of fifty on exp(sin(pi x) + y^2), where both are trained by Levenberg-Marquardt. On J0(20 x)"
                            + " a perceptron is ahead while the grid is too coarse for the oscillations, and by a factor of"
                            + " about six to ten on 1/(1 + 4 (x^2 + x y + y^2)), which no such network of two layers"
                            + " represents. On x y they are about equal."));

    private KanClaims() {}

    private static Claim claim(String id, String statement, List<String> experiments, Standing standing, String right) {
        return new Claim(id, ExpressivityBibliography.LIU_2024, statement, experiments, standing, right);
    }
}
