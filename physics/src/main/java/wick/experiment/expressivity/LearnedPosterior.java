package wick.experiment.expressivity;

import wick.numeric.matrix.Matrix;
import wick.numeric.random.RandomStream;
import wick.topic.expressivity.lab.structure.DrawnClasses;
import wick.topic.expressivity.lab.structure.SoftmaxRegression;
import wick.topic.expressivity.structure.ClassModel;
import wick.topic.expressivity.theory.structure.Posterior;

/// A softmax of polynomials of a degree, trained on drawn examples of classes and held against their exact posterior.
final class LearnedPosterior {
    private static final int FRESH = 400;

    private final ClassModel model;
    private final int examples;
    private final int order;
    private final DrawnClasses classes;
    private final Posterior exact;

    LearnedPosterior(ClassModel model, int examples, int order) {
        this.model = model;
        this.examples = examples;
        this.order = order;
        this.classes = new DrawnClasses(model);
        this.exact = new Posterior(model);
    }

    /// Σ_y p(y|x) ln [p(y|x)/learned(y|x)] in nats, averaged over fresh inputs.
    double divergence(RandomStream stream) {
        Matrix inputs = Matrix.zeros(examples, model.inputs());
        int[] labels = new int[examples];
        double[] x = new double[model.inputs()];
        for (int i = 0; i < examples; i++) {
            labels[i] = classes.drawInto(stream, x);
            System.arraycopy(x, 0, inputs.entries(), i * x.length, x.length);
        }
        SoftmaxRegression softmax = SoftmaxRegression.train(inputs, labels, model.classes(), order);
        double sum = 0;
        for (int i = 0; i < FRESH; i++) {
            classes.drawInto(stream, x);
            double[] right = exact.of(x);
            double[] learned = softmax.probabilities(x);
            for (int y = 0; y < right.length; y++) {
                sum += right[y] * Math.log(right[y] / learned[y]);
            }
        }
        return sum / FRESH;
    }
}
