package wick.experiment.catalog;

import java.util.List;
import wick.theory.dynamics.FirstOrderTraining;

/// Coefficients of 1/n: of the relative drift of the trace of the kernel, and of the first training output after
/// two steps, with that output's limit.
record DriftTheory(double correlation, double curvature, double limit, double byDrift, double byScatter) {
    static DriftTheory of(Lesson lesson) {
        List<FirstOrderTraining.State> states = lesson.corrections();
        FirstOrderTraining.State early = states.getFirst();
        FirstOrderTraining.Drift drift = states.getLast().drift();
        double correlation = 0;
        double curvature = 0;
        for (int i = 0; i < 3; i++) {
            correlation += drift.byCorrelation().at(i, i) / lesson.trace();
            curvature += drift.byCurvature().at(i, i) / lesson.trace();
        }
        return new DriftTheory(
                correlation,
                curvature,
                early.mean().at(0),
                early.correction().byDrift().at(0),
                early.correction().byScatter().at(0));
    }

    double drift() {
        return correlation + curvature;
    }

    double output() {
        return byDrift + byScatter;
    }
}
