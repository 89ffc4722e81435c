package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.KernelCorrections;
import wick.theory.finitewidth.ResidualCorrections;

/// `wick correlators` for networks with skip connections: metric and four-point vertex of one input.
final class SkipWords {
    private SkipWords() {}

    static boolean applies(Wiring wiring) {
        return wiring.steps().stream().anyMatch(Step.Residual.class::isInstance);
    }

    /// Throws [IllegalArgumentException] for several inputs, and where [ResidualCorrections] does.
    static List<KernelCorrections> places(Wiring wiring, Matrix inputs, int order) {
        if (inputs.rows() != 1) {
            throw new IllegalArgumentException(inputs.rows()
                    + " inputs: corrections with skip connections are derived for" + " one input, give one row");
        }
        if (order != 1) {
            throw new IllegalArgumentException(
                    "corrections with skip connections are derived to first order; --order " + order + " must be 1");
        }
        double sum = 0;
        for (double x : inputs.row(0)) {
            sum += x * x;
        }
        return ResidualCorrections.of(wiring, sum / inputs.columns());
    }

    static SequencedMap<String, Object> json(List<KernelCorrections> places) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("order", 1);
        json.put("pairs", List.of(List.of(1, 1)));
        json.put("layers", places.stream().map(SkipWords::json).toList());
        json.put("verdict", verdict(places));
        return json;
    }

    private static SequencedMap<String, Object> json(KernelCorrections place) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("layer", place.layer());
        json.put("place", place(place));
        json.put("width", place.width());
        json.put("kernel", square(place.kernel().value()));
        json.put("four_point_vertex", square(place.fourPointVertex().value()));
        json.put("metric_correction", square(place.metricCorrection().value()));
        SequencedMap<String, Object> errors = new LinkedHashMap<>();
        errors.put("kernel", place.kernel().error());
        errors.put("four_point_vertex", place.fourPointVertex().error());
        errors.put("metric_correction", place.metricCorrection().error());
        json.put("errors", errors);
        json.put("kernel_scatter", place.kernelScatter());
        json.put("next_order", place.nextOrder());
        return json;
    }

    private static List<List<Double>> square(double value) {
        return List.of(List.of(value));
    }

    private static String place(KernelCorrections place) {
        return switch (place.place()) {
            case DENSE -> "dense";
            case RESIDUAL -> "residual";
        };
    }

    static String text(List<KernelCorrections> places) {
        StringBuilder text = new StringBuilder("""
                Corrections of first order at the widths of this network, in per cent: shift of the mean and standard
                deviation over networks of the kernel K of the input, behind dense layers and residual blocks.

                """);
        text.append(String.format(
                Locale.ROOT, "%6s %9s %6s %12s %10s %10s%n", "layer", "behind", "width", "K", "shift", "deviation"));
        for (KernelCorrections place : places) {
            double k = place.kernel().value();
            double n = place.width();
            text.append(String.format(
                    Locale.ROOT,
                    "%6d %9s %6d %12.6g %10.3g %10.3g%n",
                    place.layer(),
                    place(place),
                    place.width(),
                    k,
                    k == 0 ? 0 : 100 * place.metricCorrection().value() / (n * k),
                    100 * Math.sqrt(Math.max(0, place.kernelScatter()))));
        }
        return text.append(System.lineSeparator())
                .append(verdict(places))
                .append(System.lineSeparator())
                .toString();
    }

    private static String verdict(List<KernelCorrections> places) {
        return String.format(
                Locale.ROOT,
                "At the readout the next order is about %.2g %% of this one. Corrections of the tangent kernel are not"
                        + " derived with skip connections.",
                100 * places.getLast().nextOrder());
    }
}
