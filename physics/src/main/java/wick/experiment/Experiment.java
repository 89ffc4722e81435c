package wick.experiment;

import java.util.List;
import wick.observable.Source;

/// A prediction and the measurement that tests it, ready to run.
public interface Experiment {

    /// Its name on the command line, such as `kernel-frozen`.
    String id();

    String title();

    /// What it asks, in one sentence.
    String question();

    List<Parameter> parameters();

    List<Source> sources();

    /// Measures and judges. The same settings give the same numbers on any number of threads.
    Result run(Settings settings, Progress progress);
}
