package wick.experiment.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wick.theory.infinitewidth.CriticalLine;
import wick.theory.infinitewidth.CriticalPoint;
import wick.theory.infinitewidth.MeanField;
import wick.theory.infinitewidth.MeanFieldState;
import wick.theory.infinitewidth.Phase;

/// What mean-field theory says of a network before anything is measured, in numbers and in words.
record Diagnosis(Anatomy anatomy, Optional<Anatomy.Bulk> bulk, Optional<MeanFieldState> state) {
    /// Beyond this many correlation depths networks are hard to train, by experience of the cited work.
    static final double TRAINABLE = 6;

    private static final String ANY = "any loss and optimizer, at initialization; any parameterization";

    static Diagnosis of(Anatomy anatomy) {
        Optional<Anatomy.Bulk> bulk = anatomy.bulk();
        return new Diagnosis(
                anatomy,
                bulk,
                bulk.map(b -> MeanField.of(b.activation(), b.weightVariance(), b.biasVariance())
                        .state()));
    }

    /// The number of layers over which correlations relax, where there is one.
    Optional<Double> depthScale() {
        return state.flatMap(MeanFieldState::correlationDepth).map(x -> x.value());
    }

    /// One sentence: where the network is, and how deep a signal reaches in it.
    String sentence() {
        return anatomy.stack() ? phase() + "; " + reach() + " layers." : BlockDiagnosis.sentence(anatomy.network());
    }

    /// One clause: where the network is.
    String phase() {
        if (state.isEmpty()) {
            return "This network has residual branches, so that it has no fixed point and no phase";
        }
        MeanFieldState s = state.get();
        if (s.phase().isEmpty()) {
            return "Signals grow without bound with depth in this network";
        }
        double chi = s.susceptibility().orElseThrow().value();
        String name = switch (s.phase().get()) {
            case ORDERED -> Math.abs(chi - 1) < 0.05 ? "at the ordered side of the edge of chaos" : "ordered";
            case CRITICAL -> "critical";
            case CHAOTIC -> Math.abs(chi - 1) < 0.05 ? "at the chaotic side of the edge of chaos" : "chaotic";
        };
        return String.format(Locale.ROOT, "This network is %s (χ₁ = %.4g)", name, chi);
    }

    /// How deep a signal reaches, and how deep the network is.
    String reach() {
        int hidden = anatomy.hidden();
        Optional<Double> scale = depthScale();
        if (scale.isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "the correlation of two inputs forgets its value over ξ_c = %s layers, and the network has %d hidden",
                    layers(scale.get()),
                    hidden);
        }
        return "correlations change as a power of the depth, over no particular number of layers, and the network has "
                + hidden + " hidden";
    }

    static String layers(double scale) {
        if (scale >= 1e6) {
            return String.format(Locale.ROOT, "%.3g", scale);
        }
        // three digits, and none of the powers of ten of programs: 4910, not 4.91e+03
        return scale >= 1000
                ? new BigDecimal(scale).round(new MathContext(3)).toPlainString()
                : String.format(Locale.ROOT, "%.1f", scale);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!anatomy.stack()) {
            return List.of(sentence());
        }
        lines.add(phase() + ".");
        lines.add("Depth: " + reach() + " layers.");
        state.ifPresent(s -> {
            s.fixedPointVariance()
                    .ifPresent(q -> lines.add(String.format(
                            Locale.ROOT,
                            "Fixed point: variance q* = %.4g%s.",
                            q.value(),
                            s.correlationFixedPoint()
                                    .map(c -> String.format(Locale.ROOT, ", correlation c* = %.4g", c.value()))
                                    .orElse(""))));
        });
        return lines;
    }

    List<StudyReport.Advice> advice() {
        List<StudyReport.Advice> advice = new ArrayList<>();
        bulk.ifPresent(b -> {
            criticalAdvice(b).ifPresent(advice::add);
            depthScale().ifPresent(scale -> advice.add(depthAdvice(scale)));
        });
        return advice;
    }

    private StudyReport.Advice depthAdvice(double scale) {
        double limit = TRAINABLE * scale;
        if (limit > anatomy.width()) {
            return new StudyReport.Advice(
                    String.format(
                            Locale.ROOT,
                            "Depth is limited by the width: signals survive %s layers (%.0f ξ_c), but networks of width"
                                    + " %d differ from one another by the square root of depth/width, and by as much as"
                                    + " their size near %d layers.",
                            layers(limit),
                            TRAINABLE,
                            anatomy.width(),
                            anatomy.width()),
                    "an order of magnitude: fluctuations at initialization grow with depth/width");
        }
        String verdict = anatomy.hidden() > limit ? "yours is deeper: make it shallower or move it" : "yours is within";
        return new StudyReport.Advice(
                String.format(
                        Locale.ROOT,
                        "Networks of up to about %s hidden layers (%.0f ξ_c) can be trained with these variances; %s.",
                        layers(limit),
                        TRAINABLE,
                        verdict),
                "a rule of thumb, seen with cross-entropy and stochastic gradient descent in the standard"
                        + " parameterization");
    }

    private Optional<StudyReport.Advice> criticalAdvice(Anatomy.Bulk b) {
        if (state.flatMap(MeanFieldState::phase)
                .filter(p -> p == Phase.CRITICAL)
                .isPresent()) {
            return Optional.of(new StudyReport.Advice(
                    String.format(
                            Locale.ROOT,
                            "Keep weight variance %.4g and bias variance %.4g: they are critical.",
                            b.weightVariance(),
                            b.biasVariance()),
                    ANY));
        }
        return critical(b, b.biasVariance())
                .or(() -> critical(b, 0))
                .map(point -> new StudyReport.Advice(move(b, point), ANY));
    }

    private static Optional<CriticalPoint> critical(Anatomy.Bulk b, double biasVariance) {
        return CriticalLine.of(b.activation()).withBiasVariance(biasVariance).stream()
                .filter(point -> point.state().varianceFlow() != MeanFieldState.VarianceFlow.RUNS_AWAY)
                .findFirst();
    }

    private static String move(Anatomy.Bulk b, CriticalPoint point) {
        double critical = point.weightVariance().value();
        double off = 100 * (b.weightVariance() / critical - 1);
        if (b.biasVariance() > 0 && point.biasVariance().value() == 0) {
            return String.format(
                    Locale.ROOT,
                    "Set the variances of the hidden layers to weight %.4g and bias 0, where %s is critical; with a bias"
                            + " it never is.",
                    critical,
                    b.activation().name());
        }
        return Math.abs(off) < 2
                ? String.format(
                        Locale.ROOT,
                        "Keep weight variance %.4g: with bias variance %.4g the edge of chaos is at %.4g.",
                        b.weightVariance(),
                        b.biasVariance(),
                        critical)
                : String.format(
                        Locale.ROOT,
                        "Set the weight variance of the hidden layers to %.4g, the edge of chaos for %s with bias variance"
                                + " %.4g; yours, %.4g, is %.0f %% %s.",
                        critical,
                        b.activation().name(),
                        b.biasVariance(),
                        b.weightVariance(),
                        Math.abs(off),
                        off > 0 ? "above" : "below");
    }
}
