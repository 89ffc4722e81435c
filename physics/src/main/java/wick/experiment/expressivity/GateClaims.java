package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;

/// What a paper on cheap and deep learning states about networks that multiply numbers and bits, in its
/// order.
public final class GateClaims {
    public static final List<Claim> ALL = List.of(
            claim(
                    "bits-are-polynomials",
                    "Every function of n bits is a polynomial with at most 2^n terms (eq. 12).",
                    List.of("bit-product-sharpness"),
                    Standing.HOLDS,
                    "Its coefficients are whole numbers. They may be large: those of parity reach 2^(n-1), (3^n - 1)/2"
                            + " together, and errors of the products are amplified as much. (The quadratic term is h_ij"
                            + " x_i x_j; the equation prints x_i y_j.)"),
            claim(
                    "bit-product",
                    "The product of k bits is one logistic neuron that checks their sum, as its sharpness grows (eq. 13).",
                    List.of("bit-product-sharpness"),
                    Standing.HOLDS,
                    "The error is 1/(1 + e^(sharpness/2)) for every k."),
            claim(
                    "bit-product-digits",
                    "For D digits of a product of bits a sharpness of D ln 10 is enough, about 23 for ten.",
                    List.of("bit-product-sharpness"),
                    Standing.WRONG,
                    "It gives half of the digits: the argument is half of the sharpness away from zero, so that 2 ln(10^D - 1)"
                            + " is needed, 46.05 for ten digits."),
            claim(
                    "boolean-in-three-layers",
                    "A function of bits is computed by a network of three layers, a neuron for each term.",
                    List.of("bit-product-sharpness"),
                    Standing.HOLDS,
                    "With sharpness from the sum of the coefficients' absolute values all 2^n values come out; relu gives them"
                            + " exactly."),
            claim(
                    "flat-product-formula",
                    "A product of n numbers is 2^-n times the signed sum of 2^n neurons (eq. 28).",
                    List.of("product-gate-neurons"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "The factor 1/sigma^(n), the inverse of the activation's n-th derivative, is missing (with it: eqs. A1 to"
                            + " A4), and the equation holds to leading order in the inputs only; with exp it is a product of"
                            + " sinh."),
            claim(
                    "flat-product-necessary",
                    "No network with one hidden layer multiplies n numbers with fewer than 2^n neurons.",
                    List.of("product-gate-neurons"),
                    Standing.WRONG,
                    "With biases 2^(n-1) do where the activation's derivative of order n - 1 has a zero at which the next has"
                            + " none: the logistic function and tanh for every n >= 3, silu, gelu, cos and the Gaussian for"
                            + " n = 2. Fewer than 2^(n-1) never do, the rank of the monomial as a sum of powers. With a bias"
                            + " at the output 2^n - 1 always do."),
            claim(
                    "flat-product-rank",
                    "The matrix of the products of weights over sets of inputs has full row rank 2^n (eqs. A5 to A11).",
                    List.of("product-gate-neurons"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "It does without biases in the hidden layer and at the output where none of the derivatives of orders 0 to n"
                            + " vanishes, which leaves out the logistic function at 0. The rows of sets without one chosen input"
                            + " are independent always: 2^(n-1) of them. (|n - S|! stands for (n - |S|)!.)"),
            claim(
                    "product-tree",
                    "A tree multiplies n numbers with 4n neurons; 32 numbers with 160, where a flat network needs 2^32.",
                    List.of("shallow-against-tree", "product-gate-neurons"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "A tree has n - 1 gates: 124 neurons for 32 numbers, 93 or 62 with smaller gates. A flat network needs"
                            + " 2^31."),
            claim(
                    "flat-equivalent",
                    "The flattened network is functionally equivalent to the tree, at an exponential number of neurons.",
                    List.of("shallow-against-tree"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "In exact arithmetic. Neurons of precision e give a flat product no better than e^(2/(n+2)), a tree"
                            + " e^(1/2): in double precision 8 numbers come out to about 10^-3 from 256 neurons, 10^-7 from 28."));

    private GateClaims() {}

    private static Claim claim(String id, String statement, List<String> experiments, Standing standing, String right) {
        return new Claim(id, ExpressivityBibliography.LIN_2017, statement, experiments, standing, right);
    }
}
