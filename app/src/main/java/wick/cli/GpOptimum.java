package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.inference.EvidenceAscent;
import wick.theory.inference.KernelFamily;
import wick.theory.inference.Ridge;

/// Hyperparameters of largest evidence: factors of all weight variances and of all bias variances, and the
/// noise.
record GpOptimum(GpKernels kernels, Ridge ridge, EvidenceAscent.Summit summit, boolean biases) {
    /// Where the ascent begins if no noise was given, as a share of the mean diagonal entry.
    private static final double START_NOISE = 0.01;

    /// Less than this share of the noise at the start counts as none.
    private static final double NO_NOISE = 1e-14;

    static GpOptimum of(GpKernels kernels, GpProblem problem, Ridge ridge, Console console) {
        if (!(kernels instanceof GpKernels.Infinite infinite)) {
            throw new IllegalArgumentException("only kernels of infinitely wide networks have hyperparameters");
        }
        boolean biases = infinite.wiring().matrices().stream().anyMatch(m -> m.biasVariance() > 0);
        Family family = new Family(infinite, problem.inputs(), biases, ridge.jitter());
        double noise = ridge.noise() > 0 ? ridge.noise() : START_NOISE * meanDiagonal(infinite, problem.inputs());
        console.say(String.format(
                Locale.ROOT,
                "wick: climbing the evidence of %d inputs from noise %.3g",
                problem.inputs().rows(),
                noise));
        Vector start = Vector.of(new double[biases ? 2 : 1]);
        EvidenceAscent.Summit summit = new EvidenceAscent(family, problem.targets()).from(start, noise);
        double found = Math.exp(summit.logarithms().at(summit.logarithms().size() - 1));
        // below rounding the evidence no longer depends on it: the data ask for no noise
        double best = found < NO_NOISE * noise ? 0 : found;
        GpKernels scaled = new GpKernels.Infinite(family.scaled(summit.logarithms()), infinite.kind());
        return new GpOptimum(scaled, new Ridge(best, ridge.jitter()), summit, biases);
    }

    private static double meanDiagonal(GpKernels.Infinite infinite, Matrix inputs) {
        Vector diagonal = infinite.gram().diagonal(inputs);
        double sum = 0;
        for (int i = 0; i < diagonal.size(); i++) {
            sum += diagonal.at(i) / diagonal.size();
        }
        return sum;
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("weight_variance_factor", Math.exp(summit.logarithms().at(0)));
        if (biases) {
            json.put("bias_variance_factor", Math.exp(summit.logarithms().at(1)));
        }
        json.put("noise", ridge.noise());
        json.put("log_evidence_at_start", summit.startEvidence());
        json.put("steps", summit.steps());
        json.put("settled", summit.settled());
        return json;
    }

    /// Kernels of the network with its variances multiplied; learning rates that follow variances go along.
    private record Family(GpKernels.Infinite base, Matrix inputs, boolean biases, double jitter)
            implements KernelFamily {

        @Override
        public List<String> names() {
            return biases ? List.of("weight variances", "bias variances") : List.of("weight variances");
        }

        @Override
        public Matrix kernel(Vector logarithms) {
            Matrix kernel = new GpKernels.Infinite(scaled(logarithms), base.kind())
                    .gram()
                    .symmetric(inputs);
            for (int i = 0; i < kernel.rows(); i++) {
                kernel.set(i, i, kernel.at(i, i) + jitter);
            }
            return kernel;
        }

        Wiring scaled(Vector logarithms) {
            double w = Math.exp(logarithms.at(0));
            double b = biases ? Math.exp(logarithms.at(1)) : 1;
            return base.wiring()
                    .with(m -> new Step.Linear(
                            m.index(),
                            m.fanIn(),
                            m.fanOut(),
                            w * m.weightVariance(),
                            b * m.biasVariance(),
                            m.weightRate() == m.weightVariance() ? w * m.weightRate() : m.weightRate(),
                            m.biasRate() == m.biasVariance() ? b * m.biasRate() : m.biasRate()));
        }
    }
}
