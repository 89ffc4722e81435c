package wick.theory.recurrent.diagrams;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.numeric.gaussian.LegendreRule;

/// One unit without recurrent weights, in its modes: densities e_n = He_n(h/σ)/√(n!) times N(0, σ²), n below `count`.
///
/// The dynamics multiplies e_n by e^(−γnt) or, in steps, by a^n; −∂/∂h turns it into √(n + 1)/σ e_(n+1); and a power
/// of φ(h) mixes the modes by the matrix ⟨f_m φ^p f_n⟩ of the normalized Hermite polynomials f.
final class HermiteModes {
    private static final int NODES = 20;
    private static final double PANEL = 0.4;

    private final Activation activation;
    private final double deviation;
    private final int count;
    private final List<double[][]> powers = new ArrayList<>();

    HermiteModes(Activation activation, double deviation, int count) {
        this.activation = activation;
        this.deviation = deviation;
        this.count = count;
    }

    int count() {
        return count;
    }

    double deviation() {
        return deviation;
    }

    /// ⟨f_m φ^power f_n⟩, power from 1.
    double[][] matrix(int power) {
        while (powers.size() < power) {
            powers.add(integrated(powers.size() + 1));
        }
        return powers.get(power - 1);
    }

    private double[][] integrated(int power) {
        double[][] matrix = new double[count][count];
        LegendreRule rule = LegendreRule.of(NODES);
        List<Double> edges = edges();
        double[] mode = new double[count];
        for (int panel = 0; panel + 1 < edges.size(); panel++) {
            double middle = (edges.get(panel) + edges.get(panel + 1)) / 2;
            double half = (edges.get(panel + 1) - edges.get(panel)) / 2;
            for (int node = 0; node < NODES; node++) {
                double x = middle + half * rule.node(node);
                modesInto(x, mode);
                double value = Math.pow(activation.value(deviation * x), power) * rule.weight(node) * half;
                for (int m = 0; m < count; m++) {
                    for (int n = 0; n < count; n++) {
                        matrix[m][n] += value * mode[m] * mode[n];
                    }
                }
            }
        }
        return matrix;
    }

    /// Panels up to where the highest mode has died out, cut at the kinks.
    private List<Double> edges() {
        double reach = 2 * Math.sqrt(count) + 9;
        List<Double> edges = new ArrayList<>();
        int panels = (int) Math.ceil(2 * reach / PANEL);
        for (int i = 0; i <= panels; i++) {
            edges.add(-reach + 2 * reach * i / panels);
        }
        for (double kink : activation.kinks()) {
            if (Math.abs(kink / deviation) < reach) {
                edges.add(kink / deviation);
            }
        }
        edges.sort(Double::compare);
        return edges;
    }

    /// f_n(x) times the root of the density.
    private static void modesInto(double x, double[] mode) {
        double before = 0;
        double value = Math.exp(-x * x / 4) / Math.sqrt(Math.sqrt(2 * Math.PI));
        for (int n = 0; n < mode.length; n++) {
            mode[n] = value;
            double next = (x * value - Math.sqrt(n) * before) / Math.sqrt(n + 1);
            before = value;
            value = next;
        }
    }
}
