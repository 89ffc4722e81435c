package wick.theory.finitewidth;

import wick.network.Step;

/// One layer of the recursion for the matrix S of several inputs, expanded around its limit k.
///
/// Upper case letters are pairs of inputs, lower case ones pairs that are summed over; m_{A,e} is a derivative
/// of the mean of the next S_A = C_b + (C/n) Σ y_A, s_AB/n its covariance and t_ABC/n² its third cumulant given S.
/// With g₁ + g₂ the mean of S − k, v₁ + v₂ its covariance and u its third cumulant, indices counting powers of
/// 1/n, and κ for "the cumulants of products that follow from these",
///
///     g₁′_A  = m_{A,e} g₁_e + ½ m_{A,ef} v₁_ef
///     g₂′_A  = m_{A,e} g₂_e + ½ m_{A,ef} (v₂_ef + g₁_e g₁_f)
///              + ⅙ m_{A,efg} (u_efg + 3 v₁_ef g₁_g) + ⅛ m_{A,efgh} v₁_ef v₁_gh
///     v₁′_AB = s_AB/n + m_{A,e} m_{B,f} v₁_ef
///     v₂′_AB = (s_{AB,e} g₁_e + ½ s_{AB,ef} v₁_ef)/n + m_{A,e} m_{B,f} v₂_ef
///              + ½ m_{A,ef} m_{B,g} (u_efg + 2 g₁_e v₁_fg) + (A ↔ B)
///              + ½ m_{A,efg} m_{B,h} v₁_ef v₁_gh + (A ↔ B) + ½ m_{A,ef} m_{B,gh} v₁_eg v₁_fh
///     u′_ABC = t_ABC/n² + (s_{AB,e} m_{C,f} v₁_ef/n + 2 more) + m_{A,e} m_{B,f} m_{C,g} u_efg
///              + (m_{A,ef} m_{B,g} m_{C,h} v₁_eg v₁_fh + 2 more)
///
/// Source: derived here from the law of total cumulance; for one input it is [SecondOrder].
final class SecondOrderStep {
    private final GramAverages y;
    private final Step.Linear layer;
    private final int pairs;
    private final double c;
    private final double perUnit;
    /// m_{A,e} v₁_ef
    private final double[][] mv;
    /// m_{A,ef} v₁_ef
    private final double[] trace;

    SecondOrderStep(GramAverages averages, Step.Linear layer) {
        y = averages;
        this.layer = layer;
        pairs = averages.pairs;
        c = layer.weightVariance();
        perUnit = 1.0 / layer.fanIn();
        mv = new double[pairs][pairs];
        trace = new double[pairs];
    }

    SecondOrderCorrelators.State next(SecondOrderCorrelators.State x) {
        SecondOrderCorrelators.State next = new SecondOrderCorrelators.State(x.inputs);
        for (int a = 0; a < pairs; a++) {
            for (int e = 0; e < pairs; e++) {
                for (int f = 0; f < pairs; f++) {
                    mv[a][f] += c * y.mean1[a][e] * x.v1[e][f];
                    trace[a] += c * y.mean2[a][e][f] * x.v1[e][f];
                }
            }
        }
        for (int a = 0; a < pairs; a++) {
            next.k[a] = layer.biasVariance() + c * y.mean[a];
            next.g1[a] = c * dot(y.mean1[a], x.g1) + trace[a] / 2;
            next.g2[a] = secondMean(a, x);
            for (int b = 0; b < pairs; b++) {
                next.v1[a][b] = covariance(a, b) * perUnit + c * dot(y.mean1[b], mv[a]);
                next.v2[a][b] = secondCovariance(a, b, x) + bent(a, b, x) + bent(b, a, x);
                for (int d = 0; d < pairs; d++) {
                    next.u[a][b][d] = thirdCumulant(a, b, d, x);
                }
            }
        }
        return next;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int e = 0; e < one.length; e++) {
            sum += one[e] * other[e];
        }
        return sum;
    }

    /// s_AB
    private double covariance(int a, int b) {
        return c * c * (y.square[a][b] - y.mean[a] * y.mean[b]);
    }

    /// s_{AB,e}
    private double covariance(int a, int b, int e) {
        return c * c * (y.square1[a][b][e] - y.mean1[a][e] * y.mean[b] - y.mean[a] * y.mean1[b][e]);
    }

    /// s_{AB,ef}
    private double covariance(int a, int b, int e, int f) {
        double product = y.mean2[a][e][f] * y.mean[b] + y.mean[a] * y.mean2[b][e][f];
        product += y.mean1[a][e] * y.mean1[b][f] + y.mean1[a][f] * y.mean1[b][e];
        return c * c * (y.square2[a][b][e][f] - product);
    }

    private double secondMean(int a, SecondOrderCorrelators.State x) {
        double sum = dot(y.mean1[a], x.g2);
        for (int e = 0; e < pairs; e++) {
            for (int f = 0; f < pairs; f++) {
                sum += y.mean2[a][e][f] * (x.v2[e][f] + x.g1[e] * x.g1[f]) / 2;
                for (int g = 0; g < pairs; g++) {
                    sum += y.mean3[a][e][f][g] * (x.u[e][f][g] + 3 * x.v1[e][f] * x.g1[g]) / 6;
                    for (int h = 0; h < pairs; h++) {
                        sum += y.mean4[a][e][f][g][h] * x.v1[e][f] * x.v1[g][h] / 8;
                    }
                }
            }
        }
        return c * sum;
    }

    /// The terms of v₂′ that are symmetric in A and B by themselves.
    private double secondCovariance(int a, int b, SecondOrderCorrelators.State x) {
        double sum = 0;
        for (int e = 0; e < pairs; e++) {
            sum += perUnit * covariance(a, b, e) * x.g1[e];
            for (int f = 0; f < pairs; f++) {
                sum += perUnit * covariance(a, b, e, f) * x.v1[e][f] / 2;
                sum += c * c * y.mean1[a][e] * y.mean1[b][f] * x.v2[e][f];
                for (int g = 0; g < pairs; g++) {
                    for (int h = 0; h < pairs; h++) {
                        sum += c * c * y.mean2[a][e][f] * y.mean2[b][g][h] * x.v1[e][g] * x.v1[f][h] / 2;
                    }
                }
            }
        }
        return sum;
    }

    /// The terms where A is differentiated more often than B.
    private double bent(int a, int b, SecondOrderCorrelators.State x) {
        double sum = 0;
        for (int e = 0; e < pairs; e++) {
            for (int f = 0; f < pairs; f++) {
                for (int g = 0; g < pairs; g++) {
                    sum += c * c * y.mean2[a][e][f] * y.mean1[b][g] * x.u[e][f][g] / 2;
                    sum += c * y.mean3[a][e][f][g] * x.v1[e][f] * mv[b][g] / 2;
                }
                sum += c * y.mean2[a][e][f] * x.g1[e] * mv[b][f];
            }
        }
        return sum;
    }

    private double thirdCumulant(int a, int b, int d, SecondOrderCorrelators.State x) {
        double sum = thirdCumulant(a, b, d) * perUnit * perUnit;
        sum += mixed(a, b, d) + mixed(b, d, a) + mixed(d, a, b);
        for (int e = 0; e < pairs; e++) {
            for (int f = 0; f < pairs; f++) {
                for (int g = 0; g < pairs; g++) {
                    sum += c * c * c * y.mean1[a][e] * y.mean1[b][f] * y.mean1[d][g] * x.u[e][f][g];
                }
            }
        }
        return sum;
    }

    /// s_{AB,e} m_{D,f} v₁_ef/n + m_{D,ef} m_{A,g} m_{B,h} v₁_eg v₁_fh
    private double mixed(int a, int b, int d) {
        double sum = 0;
        for (int e = 0; e < pairs; e++) {
            sum += perUnit * covariance(a, b, e) * mv[d][e];
            for (int f = 0; f < pairs; f++) {
                sum += c * y.mean2[d][e][f] * mv[a][e] * mv[b][f];
            }
        }
        return sum;
    }

    /// t_ABD
    private double thirdCumulant(int a, int b, int d) {
        double pairsOfOne = y.square[a][b] * y.mean[d] + y.square[a][d] * y.mean[b] + y.square[b][d] * y.mean[a];
        return c * c * c * (y.cube[a][b][d] - pairsOfOne + 2 * y.mean[a] * y.mean[b] * y.mean[d]);
    }
}
