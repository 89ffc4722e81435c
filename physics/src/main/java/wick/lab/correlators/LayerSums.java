package wick.lab.correlators;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.statistics.CoMoments;
import wick.numeric.statistics.Moments;

/// What is kept of a block of networks at one layer.
final class LayerSums {
    private final Layout layout;
    private final CoMoments correlated;
    private final double[] head;
    private final List<Moments> moments = new ArrayList<>();
    private long dead;

    LayerSums(Layout layout) {
        this.layout = layout;
        correlated = new CoMoments(layout.correlated());
        head = new double[layout.correlated()];
        for (int i = 0; i < layout.size(); i++) {
            moments.add(new Moments());
        }
    }

    Layout layout() {
        return layout;
    }

    /// Takes the numbers of one network from index `from`.
    void add(double[] numbers, int from) {
        System.arraycopy(numbers, from, head, 0, head.length);
        correlated.add(head);
        int firstLogarithm = layout.logarithm(0);
        boolean died = false;
        for (int i = 0; i < layout.size(); i++) {
            double number = numbers[from + i];
            boolean logarithm = i >= firstLogarithm && i < firstLogarithm + layout.inputs();
            if (logarithm && number == Double.NEGATIVE_INFINITY) {
                died = true;
            } else {
                moments.get(i).add(number);
            }
        }
        dead += died ? 1 : 0;
    }

    void merge(LayerSums other) {
        correlated.merge(other.correlated);
        for (int i = 0; i < moments.size(); i++) {
            moments.get(i).merge(other.moments.get(i));
        }
        dead += other.dead;
    }

    long networks() {
        return correlated.count();
    }

    /// Networks in which some input's signal is 0.
    long dead() {
        return dead;
    }

    Moments moments(int number) {
        return moments.get(number);
    }

    double mean(int number) {
        return moments.get(number).mean();
    }

    double covariance(int i, int j) {
        return correlated.covariance(i, j);
    }
}
