package wick.cli;

import java.util.List;
import java.util.Optional;
import wick.data.DataPlan;
import wick.data.DataSet;
import wick.data.TargetCoding;
import wick.data.Targets;
import wick.numeric.matrix.Matrix;

/// Inputs and targets of a regression; `classes` are there where the targets stand for labels.
record GpProblem(Matrix inputs, Matrix targets, Matrix tests, Matrix testTargets, Optional<Classes> classes) {

    /// The labels of training and test inputs.
    record Classes(List<Integer> training, List<Integer> tests) {}

    static GpProblem of(DataPlan.Prepared data) {
        DataSet test = data.test().orElseThrow();
        TargetCoding coding = data.coding();
        Optional<Classes> classes = coding.needsClasses()
                        && data.train().targets() instanceof Targets.Labels(List<Integer> own, int _)
                        && test.targets() instanceof Targets.Labels(List<Integer> others, int _)
                ? Optional.of(new Classes(own, others))
                : Optional.empty();
        return new GpProblem(
                data.train().inputs(), encoded(coding, data.train()), test.inputs(), encoded(coding, test), classes);
    }

    private static Matrix encoded(TargetCoding coding, DataSet set) {
        if (set.targets() instanceof Targets.Absent) {
            throw new BadInput(set.name() + " has no targets; name their file with --train-labels and --test-labels");
        }
        return coding.encode(set.targets());
    }
}
