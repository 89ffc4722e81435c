package wick.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import wick.text.Fields;
import wick.text.Items;
import wick.text.Scalar;
import wick.text.Value;

/// A request as the words of a command line, so that server and command line are one.
record RequestWords(CommandSpec spec, Documents documents) {

    List<String> of(Request request) {
        List<String> words = new ArrayList<>();
        request.options()
                .forEach((name, value) ->
                        option("--" + name.replace('_', '-'), value).ifPresent(words::add));
        words.add("--");
        for (int i = 0; i < request.arguments().size(); i++) {
            words.add(argument(i, request.arguments().get(i)));
        }
        return words;
    }

    /// A switch that is false and an option without a value are left out.
    private Optional<String> option(String name, Value value) {
        OptionSpec option = spec.findOption(name);
        if (value instanceof Scalar scalar && scalar.isAbsent()) {
            return Optional.empty();
        }
        boolean isSwitch = option == null ? isFlag(value) : option.arity().max() == 0;
        if (isSwitch) {
            return value.flag() ? Optional.of(name) : Optional.empty();
        }
        return Optional.of(name + "=" + text(name.substring(2), Optional.ofNullable(option), value));
    }

    private static boolean isFlag(Value value) {
        return value instanceof Scalar scalar
                && !scalar.quoted()
                && List.of("true", "false").contains(scalar.text());
    }

    private String argument(int index, Value value) {
        Optional<ArgSpec> parameter = spec.positionalParameters().stream()
                .filter(p -> p.index().contains(index))
                .map(p -> (ArgSpec) p)
                .findFirst();
        return text(index == 0 ? "network" : "argument" + index, parameter, value);
    }

    private String text(String name, Optional<? extends ArgSpec> taker, Value value) {
        return switch (value) {
            case Scalar scalar -> scalar.string();
            case Items items -> items.values().stream().map(Value::string).collect(Collectors.joining(","));
            case Fields object ->
                taker.filter(RequestWords::takesFile)
                        .map(_ -> documents.write(name, object).toString())
                        .orElseGet(() -> Documents.line(object));
        };
    }

    private static boolean takesFile(ArgSpec taker) {
        return Stream.concat(Stream.of(taker.type()), Stream.of(taker.auxiliaryTypes()))
                .anyMatch(type -> type == Path.class);
    }
}
