package wick.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.data.Tensor;
import wick.numeric.matrix.ConjugateGradients;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.theory.inference.ClassProbabilities;
import wick.theory.inference.LargeEvidence;
import wick.theory.inference.LargeGaussianProcess;
import wick.theory.inference.Ridge;
import wick.theory.inference.Scores;

/// A Gaussian process solved by conjugate gradients, its mean at the test inputs, and with noise or jitter its
/// evidence.
record GpIteration(GpProblem problem, LargeGaussianProcess process, Matrix mean, Optional<LargeEvidence> evidence) {

    static GpIteration of(GpProblem problem, GpKernels.Infinite kernels, Ridge ridge, Setting setting) {
        Console console = setting.console();
        console.say(String.format(
                Locale.ROOT,
                "wick: conjugate gradients on %d training inputs, the kernel computed anew at every step",
                problem.inputs().rows()));
        var training = new LargeGaussianProcess.TrainingSet(problem.inputs(), problem.targets());
        LargeGaussianProcess process =
                LargeGaussianProcess.of(kernels.gram(), training, ridge, ConjugateGradients.Effort.STANDARD);
        if (!process.solution().settled()) {
            throw new BadInput(String.format(
                    Locale.ROOT,
                    "conjugate gradients did not settle in %d steps: relative residual %.1e. The kernel is nearly"
                            + " singular; more --noise or --jitter helps",
                    process.solution().iterations(),
                    largestResidual(process)));
        }
        Optional<LargeEvidence> evidence = Optional.empty();
        if (ridge.sum() > 0) {
            console.say("wick: log-determinant for the evidence, by random vectors");
            Address address = Address.of(setting.seed(), "gp.log-determinant");
            evidence = Optional.of(LargeEvidence.of(process, training, ridge, address))
                    .filter(LargeEvidence::settled);
        }
        return new GpIteration(problem, process, process.mean(problem.tests()), evidence);
    }

    /// Where to speak, and the seed of random vectors.
    record Setting(Console console, long seed) {}

    private static double largestResidual(LargeGaussianProcess process) {
        double largest = 0;
        for (double residual : process.residuals().toArray()) {
            largest = Math.max(largest, residual);
        }
        return largest;
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        problem.classes()
                .ifPresent(classes -> json.put("accuracy", new ClassProbabilities(mean).accuracy(classes.tests())));
        json.put("root_mean_squared_error", Math.sqrt(Scores.meanSquaredError(mean, problem.testTargets())));
        json.put("log_evidence", evidence.map(LargeEvidence::value));
        json.put("log_evidence_error", evidence.map(LargeEvidence::standardError));
        json.put("relative_residual", largestResidual(process));
        json.put("iterations", process.solution().iterations());
        json.put("training_inputs", problem.inputs().rows());
        json.put("test_inputs", problem.tests().rows());
        return json;
    }

    SequencedMap<String, Tensor> arrays() {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("mean", Tensor.of(mean));
        return arrays;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        json().forEach((name, value) -> {
            // a number may be absent
            Object shown = value instanceof Optional<?> optional
                    ? optional.<Object>map(x -> x).orElse("not given: needs --noise or --jitter, or more of it")
                    : value;
            text.append(String.format("%-34s %s%n", name.replace('_', ' '), shown));
        });
        return text.toString();
    }
}
