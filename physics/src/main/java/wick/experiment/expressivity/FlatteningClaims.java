package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.ExpressivityBibliography;

/// What is stated about the cost of doing in one layer what a deep network does.
public final class FlatteningClaims {
    public static final List<Claim> ALL = List.of(
            new Claim(
                    "flattening-costs",
                    ExpressivityBibliography.LIN_2017,
                    "Flattening costs C_n in neurons and C_s in synapses, the least numbers over those of the deep network"
                            + " (eqs. 25 and 26); for linear networks neurons are saved trivially, synapses are not.",
                    List.of("no-flattening", "product-gate-neurons"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "One layer has no hidden neurons, so that C_n is 0, and C_s is a number that may be above or below 1."
                            + " What C_s is depends on whether a deep network may hand values on past its layers (skip"
                            + " connections) or has to pay for it with weights: for wavelets this decides."),
            new Claim(
                    "flattening-transforms",
                    ExpressivityBibliography.LIN_2017,
                    "Flattening a network that performs a fast Fourier transform of n variables, or one of its variants such"
                            + " as the fast wavelet and Walsh-Hadamard transforms, increases the synapses from order"
                            + " n log n to n².",
                    List.of("no-flattening"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "It holds for the Fourier and Walsh-Hadamard transforms: n/(2 log₂ n) times as many. It does not for"
                            + " wavelets: one layer needs n (log₂ n + 1) weights for Haar's, (log₂ n + 1)/4 times those of"
                            + " the deep network with skip connections, and without these fewer than the deep network,"
                            + " which has to hand finished values on."),
            new Claim(
                    "flattening-strassen",
                    ExpressivityBibliography.LIN_2017,
                    "Fully optimized matrix multiplication has a flattening cost of at least O(n^0.627).",
                    List.of("no-flattening"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "As a power for n without end, and a lower bound is an Ω. With Strassen's recursion down to numbers the"
                            + " deep network has more weights, 9·7^k − 8·4^k for n = 2^k, up to k = 16; stopped in time it"
                            + " has fewer from n = 50 on, by a factor 1.58 at n = 1024."),
            new Claim(
                    "flattening-low-rank",
                    ExpressivityBibliography.LIN_2017,
                    "A matrix of rank k is a product of two with 2nk weights in all, which costs n/(2k) to flatten.",
                    List.of("no-flattening"),
                    Standing.HOLDS,
                    "The first factor is n × k and the second k × n, the other way round than printed. Training finds it: a"
                            + " hidden layer of k neurons leaves nothing, one of k − 1 the square of the last singular"
                            + " value."),
            new Claim(
                    "flattening-sparse",
                    ExpressivityBibliography.LIN_2017,
                    "Flattening the product of two random sparse matrices costs (1 − (1 − p²)^n)/(2p) on average, so it is"
                            + " horribly inefficient for large n and small p.",
                    List.of("no-flattening"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "The formula is the ratio of two expectations and right. Below about n p = 2 it is less than 1: most"
                            + " connections of the deep network lead nowhere, and flattening helps."));

    private FlatteningClaims() {}
}
