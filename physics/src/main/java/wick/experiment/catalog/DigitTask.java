package wick.experiment.catalog;

import java.nio.file.Path;
import java.util.List;
import wick.data.DataFile;
import wick.data.DataSet;
import wick.data.LabelPlace;
import wick.data.Scaling;
import wick.data.TargetCoding;
import wick.data.Targets;
import wick.numeric.matrix.Matrix;

/// The first digits of the set that comes with Wick, on the sphere |x|² = d, with centered one-hot targets.
record DigitTask(Matrix inputs, Matrix targets, List<Integer> labels) {
    static final int CLASSES = 10;
    static final int DIMENSION = 64;

    static DigitTask of(int images) {
        DataSet set = new DataFile("digits", new LabelPlace.Usual(), CLASSES)
                .read(Path.of(""))
                .take(images);
        Matrix inputs = Scaling.of(Scaling.Kind.SPHERE, set.inputs()).apply(set.inputs(), set.name());
        return switch (set.targets()) {
            case Targets.Labels labels ->
                new DigitTask(inputs, TargetCoding.CENTERED_ONE_HOT.encode(labels), labels.values());
            case Targets.Values _, Targets.Absent _ -> throw new IllegalStateException("the digits have no labels");
        };
    }

    /// The share of images whose largest output is that of their class.
    double accuracy(Matrix outputs) {
        int right = 0;
        for (int i = 0; i < outputs.rows(); i++) {
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                if (outputs.at(i, c) > outputs.at(i, best)) {
                    best = c;
                }
            }
            right += best == labels.get(i) ? 1 : 0;
        }
        return right / (double) outputs.rows();
    }
}
