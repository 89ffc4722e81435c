package wick.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parameters of an experiment with their values, checked.
public final class Settings {
    private final List<Parameter> parameters;
    private final SequencedMap<String, String> values;

    private Settings(List<Parameter> parameters, SequencedMap<String, String> values) {
        this.parameters = parameters;
        this.values = values;
    }

    /// Every parameter at its default.
    public static Settings standard(Experiment experiment) {
        return of(experiment, Map.of());
    }

    /// The defaults of `experiment` with `given` in place of some.
    ///
    /// Throws [IllegalArgumentException] for a name the experiment does not have, or a value that is not
    /// allowed; the message says what is.
    public static Settings of(Experiment experiment, Map<String, String> given) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        experiment.parameters().forEach(p -> values.put(p.name(), p.standard()));
        given.forEach((name, value) -> {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("experiment '" + experiment.id() + "' has no parameter '" + name
                        + "'; allowed: " + String.join(", ", values.sequencedKeySet()));
            }
            values.put(name, value.strip());
        });
        Settings settings = new Settings(List.copyOf(experiment.parameters()), values);
        settings.parameters.forEach(settings::check);
        return settings;
    }

    private void check(Parameter parameter) {
        switch (parameter) {
            case Parameter.Whole p -> whole(p.name());
            case Parameter.Real p -> real(p.name());
            case Parameter.Choice p -> choice(p.name());
            case Parameter.Wholes p -> wholes(p.name());
            case Parameter.Reals p -> reals(p.name());
        }
    }

    public long whole(String name) {
        Parameter.Whole parameter = parameter(name, Parameter.Whole.class);
        try {
            long value = Long.parseLong(written(name));
            if (value >= parameter.least() && value <= parameter.most()) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            throw refused(parameter, notWhole);
        }
        throw refused(parameter, null);
    }

    public int size(String name) {
        return Math.toIntExact(whole(name));
    }

    public double real(String name) {
        Parameter.Real parameter = parameter(name, Parameter.Real.class);
        try {
            double value = Double.parseDouble(written(name));
            if (value >= parameter.least() && value <= parameter.most()) {
                return value;
            }
        } catch (NumberFormatException notReal) {
            throw refused(parameter, notReal);
        }
        throw refused(parameter, null);
    }

    public String choice(String name) {
        Parameter.Choice parameter = parameter(name, Parameter.Choice.class);
        if (!parameter.words().contains(written(name))) {
            throw refused(parameter, null);
        }
        return written(name);
    }

    public List<Integer> wholes(String name) {
        Parameter.Wholes parameter = parameter(name, Parameter.Wholes.class);
        try {
            List<Integer> numbers = Stream.of(written(name).split(",", -1))
                    .map(s -> Integer.valueOf(s.strip()))
                    .sorted()
                    .distinct()
                    .toList();
            boolean inside = numbers.stream().allMatch(n -> n >= 1 && n <= parameter.most());
            if (inside && numbers.size() >= parameter.fewest()) {
                return numbers;
            }
        } catch (NumberFormatException notWhole) {
            throw refused(parameter, notWhole);
        }
        throw refused(parameter, null);
    }

    public List<Double> reals(String name) {
        Parameter.Reals parameter = parameter(name, Parameter.Reals.class);
        try {
            List<Double> numbers = Stream.of(written(name).split(",", -1))
                    .map(s -> Double.valueOf(s.strip()))
                    .sorted()
                    .distinct()
                    .toList();
            if (numbers.stream().allMatch(x -> x >= parameter.least() && x <= parameter.most())) {
                return numbers;
            }
        } catch (NumberFormatException notReal) {
            throw refused(parameter, notReal);
        }
        throw refused(parameter, null);
    }

    /// As they would be written after `-p`, in the order of the parameters.
    public SequencedMap<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    /// The command that runs `experiment` with these settings, leaving out defaults and `except`.
    public String command(Experiment experiment, String except) {
        return "wick run " + experiment.id()
                + parameters.stream()
                        .filter(p ->
                                !p.name().equals(except) && !written(p.name()).equals(p.standard()))
                        .map(p -> " -p " + p.name() + "=" + written(p.name()))
                        .collect(Collectors.joining());
    }

    /// The command with more of what the whole number `name` counts.
    public Remedy more(Experiment experiment, String name) {
        return new Remedy(command(experiment, name), "-p " + name + "=", whole(name));
    }

    private String written(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter '" + name + "'; there are " + values.sequencedKeySet());
        }
        return value;
    }

    private <P extends Parameter> P parameter(String name, Class<P> kind) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no parameter '" + name + "' of kind " + kind.getSimpleName()));
    }

    private IllegalArgumentException refused(
            Parameter parameter, @org.jspecify.annotations.Nullable NumberFormatException cause) {
        return new IllegalArgumentException(
                "parameter '" + parameter.name() + "' is '" + values.get(parameter.name()) + "', allowed: "
                        + parameter.allowed(),
                cause);
    }
}
