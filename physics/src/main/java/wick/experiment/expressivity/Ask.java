package wick.experiment.expressivity;

import java.util.List;
import wick.experiment.Alternative;
import wick.experiment.Evidence;
import wick.experiment.Question;
import wick.experiment.Remedy;
import wick.experiment.Subject;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;

/// Questions about exact numbers, and evidence that has no chance in it.
record Ask(Remedy remedy) {
    static final Basis COUNTED = new Basis(List.of(), ExpressivityBibliography.LIN_2017);

    Question exact(Subject subject, Prediction.Exact prediction, Alternative rival) {
        return Question.of(subject, prediction, rival, remedy);
    }

    /// A count or a closed form, rounded.
    Question count(Subject subject, double value, Alternative rival) {
        return exact(subject, new Prediction.Exact(value, 1e-12 * Math.abs(value), COUNTED), rival);
    }

    static Evidence computed(double value) {
        return Evidence.even(new Measurement(value, 0, 1, 0, Measurement.Engine.DETERMINISTIC, List.of()));
    }
}
