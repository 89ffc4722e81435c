package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import wick.data.Tensor;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.inference.ClassProbabilities;
import wick.theory.inference.GaussianProcess;
import wick.theory.inference.LeaveOneOut;
import wick.theory.inference.Reliability;
import wick.theory.inference.Scores;

/// What a Gaussian process said of the test inputs, and how good it was.
record GpScores(GpProblem problem, GaussianProcess process, Matrix mean, Vector variance, LeaveOneOut leaveOneOut) {
    private static final int BINS = 10;

    static GpScores of(GpProblem problem, GaussianProcess process, GpKernels.Blocks blocks) {
        return new GpScores(
                problem,
                process,
                process.mean(blocks.testTrain()),
                process.variance(blocks.testTrain(), blocks.testDiagonal()),
                process.leaveOneOut());
    }

    /// The variance of new targets.
    private Vector noisy() {
        double ridge = process.ridge().sum();
        return variance.map(v -> v + ridge);
    }

    /// −ln p of the test targets per input; empty where a target was certain beforehand.
    private Optional<Double> negativeLogLikelihood() {
        Vector noisy = noisy();
        for (int i = 0; i < noisy.size(); i++) {
            if (!(noisy.at(i) > 0)) {
                return Optional.empty();
            }
        }
        return Optional.of(Scores.negativeLogLikelihood(mean, noisy, problem.testTargets()) / mean.rows());
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        problem.classes()
                .ifPresent(classes -> json.put("accuracy", new ClassProbabilities(mean).accuracy(classes.tests())));
        json.put("root_mean_squared_error", Math.sqrt(Scores.meanSquaredError(mean, problem.testTargets())));
        json.put("negative_log_likelihood", negativeLogLikelihood());
        json.put("log_evidence", process.logEvidence());
        SequencedMap<String, Object> left = new LinkedHashMap<>();
        problem.classes()
                .ifPresent(classes ->
                        left.put("accuracy", new ClassProbabilities(leaveOneOut.mean()).accuracy(classes.training())));
        left.put("root_mean_squared_error", Math.sqrt(leaveOneOut.meanSquaredError()));
        left.put(
                "negative_log_likelihood",
                -leaveOneOut.logPredictive() / problem.inputs().rows());
        json.put("leave_one_out", left);
        problem.classes().ifPresent(classes -> json.put("calibration", calibration(classes)));
        json.put("condition_number", process.conditionNumber());
        json.put("noise", process.ridge().noise());
        json.put("jitter", process.ridge().jitter());
        json.put("training_inputs", problem.inputs().rows());
        json.put("test_inputs", problem.tests().rows());
        return json;
    }

    private double temperature(GpProblem.Classes classes) {
        return ClassProbabilities.temperature(leaveOneOut.mean(), classes.training());
    }

    /// Two ways from outputs to probabilities.
    private SequencedMap<String, Object> calibration(GpProblem.Classes classes) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        double temperature = temperature(classes);
        SequencedMap<String, Object> softmax = new LinkedHashMap<>();
        softmax.put("temperature", temperature);
        softmax.putAll(judged(ClassProbabilities.softmax(mean, temperature), classes));
        json.put("leave_one_out_temperature", softmax);
        if (negativeLogLikelihood().isPresent()) {
            json.put("gaussian_marginals", judged(ClassProbabilities.ofLargest(mean, noisy()), classes));
        }
        return json;
    }

    private static SequencedMap<String, Object> judged(ClassProbabilities probabilities, GpProblem.Classes classes) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        Reliability reliability = Reliability.of(probabilities, classes.tests(), BINS);
        json.put("negative_log_likelihood", probabilities.negativeLogLikelihood(classes.tests()));
        json.put("expected_calibration_error", reliability.expectedError());
        json.put("reliability", reliability.bins().stream().map(GpScores::bin).toList());
        return json;
    }

    private static Map<String, Object> bin(Reliability.Bin bin) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("from", bin.from());
        json.put("to", bin.to());
        json.put("inputs", bin.inputs());
        json.put("confidence", bin.inputs() == 0 ? Optional.empty() : bin.confidence());
        json.put("accuracy", bin.inputs() == 0 ? Optional.empty() : bin.accuracy());
        return json;
    }

    SequencedMap<String, Tensor> arrays() {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("mean", Tensor.of(mean));
        arrays.put("variance", Tensor.of(List.of(variance.size()), variance.toArray()));
        arrays.put("leave_one_out_mean", Tensor.of(leaveOneOut.mean()));
        arrays.put(
                "leave_one_out_variance",
                Tensor.of(
                        List.of(leaveOneOut.variance().size()),
                        leaveOneOut.variance().toArray()));
        problem.classes()
                .ifPresent(classes -> arrays.put(
                        "probabilities",
                        Tensor.of(ClassProbabilities.softmax(mean, temperature(classes))
                                .rows())));
        return arrays;
    }

    String text(Map<String, Object> facts) {
        StringBuilder text = new StringBuilder();
        json().forEach((name, value) -> {
            switch (value) {
                case Double number -> text.append(line(name, number));
                case Integer number -> text.append(String.format("%-34s %d%n", name.replace('_', ' '), number));
                case Map<?, ?> map when !name.equals("calibration") -> text.append(indented(name, map));
                default -> {}
            }
        });
        problem.classes()
                .ifPresent(classes -> calibration(classes)
                        .forEach((name, value) -> text.append(indented("calibration, " + name, (Map<?, ?>) value))));
        facts.forEach((name, value) -> text.append(indented(name, (Map<?, ?>) value)));
        return text.toString();
    }

    private static String indented(String name, Map<?, ?> map) {
        StringBuilder text = new StringBuilder(name.replace('_', ' ')).append(System.lineSeparator());
        map.forEach((key, value) -> {
            if (value instanceof Double number) {
                text.append(line("  " + key, number));
            }
        });
        return text.toString();
    }

    private static String line(String name, double number) {
        return String.format(Locale.ROOT, "%-34s %.6g%n", name.replace('_', ' '), number);
    }
}
