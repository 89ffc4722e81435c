package wick.theory.dynamics;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.Vector;
import wick.theory.finitewidth.CorrelatorLayer;
import wick.theory.finitewidth.TangentMotion;

/// The means over networks that [FirstOrderTraining] carries from step to step. With U = 1 − ηΘ on the training
/// inputs, after k steps:
///
///     power U^k, sum η Σ_{r<k} U^r,
///     moved_ab,cd: the mean of what the second differentials made of H_ab, as a form in ε_c ε_d before training,
///     scattered_b,cd: what δH_cd made of ε_b.
final class Course {
    private final Differentials differentials;
    private final int inputs;
    private final int points;
    private final double rate;
    private final double[] targets;
    private final Matrix prior;
    private final Matrix shrink;
    private final double[][] moved;
    private final double[][] responseMoved;
    private final double[][] curvature;
    private final Matrix sum;
    private final double[] ofDrift;
    private final double[] ofScatter;
    private final double[] mean;
    private Matrix power;
    private Matrix scattered;

    Course(TangentMotion motion, Matrix targets, double rate) {
        differentials = new Differentials(motion);
        inputs = motion.inputs();
        points = targets.rows();
        this.rate = rate;
        this.targets = targets.entries().clone();
        CorrelatorLayer statistics = motion.statistics();
        prior = Matrix.zeros(points, points);
        shrink = Matrix.identity(points);
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                prior.set(i, j, statistics.kernel().at(i, j));
                shrink.set(
                        i,
                        j,
                        shrink.at(i, j) - rate * statistics.tangentKernel().at(i, j));
            }
        }
        moved = new double[inputs * inputs][points * points];
        responseMoved = table(differentials::responseMoved);
        curvature = table(differentials::curvature);
        sum = Matrix.zeros(points, points);
        ofDrift = new double[inputs];
        ofScatter = new double[inputs];
        mean = new double[inputs];
        power = Matrix.identity(points);
        scattered = Matrix.zeros(points, points * points);
    }

    private double[][] table(Differentials.Entry entry) {
        double[][] table = new double[inputs * inputs][points * points];
        for (int ab = 0; ab < table.length; ab++) {
            for (int cd = 0; cd < points * points; cd++) {
                table[ab][cd] = entry.at(ab / inputs, ab % inputs, cd / points, cd % points);
            }
        }
        return table;
    }

    /// The mean of a product of three linear forms of ε before training: rows b of x, c of y and d of z.
    private final class Thirds {
        private final double[] ofX;
        private final double[] ofY;
        private final double[] ofZ;
        private final Matrix xy;
        private final Matrix xz;
        private final Matrix yz;

        Thirds(Matrix x, Matrix y, Matrix z) {
            ofX = onTargets(x);
            ofY = onTargets(y);
            ofZ = onTargets(z);
            xy = sandwiched(x, y);
            xz = sandwiched(x, z);
            yz = sandwiched(y, z);
        }

        double at(int b, int c, int d) {
            double pairs = (xy.at(b, c) * ofZ[d]) + (xz.at(b, d) * ofY[c]) + (yz.at(c, d) * ofX[b]);
            return -pairs - ofX[b] * ofY[c] * ofZ[d];
        }
    }

    private double[] onTargets(Matrix x) {
        double[] image = new double[points];
        Products.applyInto(x, targets, image);
        return image;
    }

    private Matrix sandwiched(Matrix x, Matrix y) {
        return Products.timesTransposed(Products.times(x, prior), y);
    }

    /// One more step: outputs first, then what moved them.
    void step() {
        double[] left = onTargets(power);
        double[] drifting = new double[inputs];
        double[] scattering = new double[inputs];
        addDrift(drifting, left);
        addScatter(scattering, left);
        addHigher(drifting, left);
        follow(ofDrift, drifting);
        follow(ofScatter, scattering);
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < points; b++) {
                mean[a] += rate * theta(a, b) * left[b];
            }
        }
        Matrix next = Products.times(shrink, scattered);
        for (int b = 0; b < points; b++) {
            for (int d = 0; d < points; d++) {
                next.set(b, b * points + d, next.at(b, b * points + d) + rate * left[d]);
            }
        }
        scattered = next;
        moveKernel();
        for (int i = 0; i < points * points; i++) {
            sum.entries()[i] += rate * power.entries()[i];
        }
        power = Products.times(shrink, power);
    }

    private double theta(int a, int b) {
        return differentials.statistics().tangentKernel().at(a, b);
    }

    /// A correction follows the frozen kernel and its source.
    private void follow(double[] correction, double[] source) {
        double[] before = correction.clone();
        for (int a = 0; a < inputs; a++) {
            double slope = source[a];
            for (int b = 0; b < points; b++) {
                slope -= theta(a, b) * before[b];
            }
            correction[a] += rate * slope;
        }
    }

    /// −E (H − Θ)_ab ε_b of the kernel before training, which differs from network to network.
    private void addScatter(double[] slope, double[] left) {
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < points; b++) {
                slope[a] += differentials.statistics().tangentCorrection().at(a, b) * left[b];
                for (int cd = 0; cd < points * points; cd++) {
                    slope[a] -= differentials.covariance(a, b, cd / points, cd % points) * scattered.at(b, cd);
                }
            }
        }
    }

    /// −E (H − H₀)_ab ε_b
    private void addDrift(double[] slope, double[] left) {
        double[] trained = onTargets(sum);
        Thirds thirds = new Thirds(Matrix.identity(points), Matrix.identity(points), power);
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < points; b++) {
                for (int c = 0; c < points; c++) {
                    for (int d = 0; d < points; d++) {
                        double response = differentials.response(a, b, c, d);
                        slope[a] -= response * (sum.at(c, d) * left[b] + trained[c] * power.at(b, d));
                        slope[a] -= moved[a * inputs + b][c * points + d] * thirds.at(c, d, b);
                    }
                }
            }
        }
    }

    /// The second and third order of a step, divided by the rate.
    private void addHigher(double[] slope, double[] left) {
        Thirds now = new Thirds(power, power, power);
        Thirds before = new Thirds(power, power, sum);
        for (int a = 0; a < inputs; a++) {
            double second = 0;
            double third = 0;
            for (int b = 0; b < points; b++) {
                for (int c = 0; c < points; c++) {
                    for (int d = 0; d < points; d++) {
                        second -= 2 * differentials.first(a, b, c, d) * power.at(b, d) * left[c];
                        second -= differentials.firstMoved(a, b, c, d) * before.at(b, c, d);
                        third += differentials.third(a, b, c, d) * now.at(b, c, d);
                    }
                }
            }
            slope[a] += rate / 2 * second - rate * rate / 6 * third;
        }
    }

    private void moveKernel() {
        for (int ab = 0; ab < moved.length; ab++) {
            Matrix pairs = Matrix.of(points, points, responseMoved[ab]);
            Matrix own = Matrix.of(points, points, curvature[ab]);
            Matrix first = Products.times(Products.transposedTimes(power, pairs), sum);
            Matrix second = Products.times(Products.transposedTimes(power, own), power);
            for (int cd = 0; cd < moved[ab].length; cd++) {
                moved[ab][cd] += rate * first.entries()[cd] + rate * rate / 2 * second.entries()[cd];
            }
        }
    }

    FirstOrderTraining.State state(int step) {
        Matrix correlation = Matrix.zeros(inputs, inputs);
        Matrix curved = Matrix.zeros(inputs, inputs);
        for (int a = 0; a < inputs; a++) {
            for (int b = 0; b < inputs; b++) {
                double ofFirst = 0;
                double ofSecond = 0;
                for (int c = 0; c < points; c++) {
                    for (int d = 0; d < points; d++) {
                        ofFirst -= differentials.response(a, b, c, d) * sum.at(c, d);
                        ofSecond += moved[a * inputs + b][c * points + d] * (prior.at(c, d) + targets[c] * targets[d]);
                    }
                }
                correlation.set(a, b, ofFirst);
                curved.set(a, b, ofSecond);
            }
        }
        return new FirstOrderTraining.State(
                step,
                Vector.of(mean),
                new FirstOrderTraining.Correction(Vector.of(ofDrift), Vector.of(ofScatter)),
                new FirstOrderTraining.Drift(correlation, curved));
    }
}
