package wick.theory.featurelearning;

import wick.numeric.matrix.Matrix;

/// The first matrix. It acts on the span of the inputs alone, whose directions it answers with fields of the
/// first hidden layer.
final class Entrance {
    private final Site site;
    private final Matrix coordinates;
    private final Fields answers;
    private final double weightRate;

    Entrance(Matrix inputs, Site site, MeanFieldNetwork.Layer layer) {
        this.site = site;
        // averages over components in place of sums: a factor d in variance and rate
        int components = inputs.columns();
        Fields shown = new Fields(components, 0, inputs.rows());
        System.arraycopy(inputs.entries(), 0, shown.own().entries(), 0, inputs.entries().length);
        Span span = new Span(shown, 1e-13);
        coordinates = span.take(shown);
        answers = site.z.none();
        weightRate = layer.weightRate() * components;
        site.drawInto(span.rank(), answers);
        for (int j = 0; j < span.rank(); j++) {
            answers.scale(j, Math.sqrt(layer.weightVariance() * components));
        }
    }

    void forward() {
        site.z.clear();
        site.z.add(1, coordinates, answers, 0);
    }

    void descend(Matrix slope, double rate) {
        Matrix steps = Matrix.zeros(answers.count(), slope.entries().length);
        for (int j = 0; j < steps.rows(); j++) {
            for (int i = 0; i < slope.rows(); i++) {
                for (int c = 0; c < slope.columns(); c++) {
                    steps.set(j, i * slope.columns() + c, coordinates.at(i, j) * slope.at(i, c));
                }
            }
        }
        answers.add(-rate * weightRate, steps, site.g, 0);
    }
}
