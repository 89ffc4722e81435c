package wick.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import wick.theory.dynamics.Progress;

/// When a training is looked at: after numbers of steps, or at times of its flow counted in steps of the
/// learning rate.
record TrainingTimes(boolean flow, List<Double> points, double rate, double momentum) {

    TrainingTimes {
        points = List.copyOf(points);
    }

    static TrainingTimes read(Optional<String> times, Optional<String> steps, Optional<Double> rate, double momentum) {
        if (times.isPresent() == steps.isPresent()) {
            throw new BadInput(
                    times.isPresent()
                            ? "--times and --steps exclude each other: flow, or descent step by step"
                            : "--times T,... or --steps K,... is missing: when shall the outputs be looked at?");
        }
        if (rate.isEmpty() && (steps.isPresent() || momentum > 0)) {
            throw new BadInput("--rate R is missing: " + (steps.isPresent() ? "--steps" : "--momentum") + " needs it");
        }
        List<Double> points = times.isPresent()
                ? numbers("--times", times.get(), TrainingTimes::time)
                : numbers("--steps", steps.orElse(""), TrainingTimes::count);
        return new TrainingTimes(times.isPresent(), points, rate.orElse(1.0), momentum);
    }

    private static List<Double> numbers(String option, String text, Function<String, Double> reader) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            double number;
            try {
                number = reader.apply(part.strip());
            } catch (NumberFormatException wrong) {
                number = -1;
            }
            if (!(number >= 0)) {
                throw new BadInput(option + " " + text + ": '" + part + "' must be "
                        + (option.equals("--times") ? "a time, 0 or more, or inf" : "a whole number, 0 or more"));
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static double time(String text) {
        return text.equals("inf") || text.equals("infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static double count(String text) {
        return (double) Long.parseLong(text);
    }

    Progress progress(double point) {
        return flow ? Progress.time(rate, momentum, rate * point) : Progress.steps(rate, momentum, (long) point);
    }

    /// What the points are called in JSON.
    String name() {
        return flow ? "times" : "steps";
    }

    /// As in JSON: infinite is null.
    List<OptionalDouble> json() {
        return points.stream()
                .map(p -> Double.isInfinite(p) ? OptionalDouble.empty() : OptionalDouble.of(p))
                .toList();
    }

    String unit() {
        return flow
                ? "steps of learning rate R: outputs relax as exp(-R Theta t), R = " + rate
                : "steps of gradient descent of learning rate " + rate;
    }
}
