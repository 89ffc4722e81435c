package wick.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import wick.text.Nearest;
import wick.theory.fieldtheory.Correlator;
import wick.theory.fieldtheory.DiagramSet;
import wick.theory.fieldtheory.Field;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.Theories;
import wick.theory.fieldtheory.TheoryFile;
import wick.theory.fieldtheory.Vertex;
import wick.theory.recurrent.diagrams.RecurrentAction;

/// Which correlation function is expanded, to which order, and which of its diagrams are wanted.
final class DiagramOptions {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NAMED = Pattern.compile("([^=,]+)=([0-9]{1,9})");

    @Option(
            names = "--theory",
            paramLabel = "T",
            description =
                    "phi3, phi4, phi6, o-n, yukawa, complex, layer, recurrent, recurrent-cubic, or a file with a theory"
                            + " of your own (default: phi4).")
    private String theory = "phi4";

    @Option(
            names = "--legs",
            paramLabel = "N",
            description = "Number of external points of the first field, or by field: chi=2,phi=1 (default: 2).")
    private String legs = "2";

    @Option(
            names = "--order",
            paramLabel = "K",
            description = "Power of the first coupling, or by coupling: g=2,lambda=1 (default: 1).")
    private String order = "1";

    @Option(names = "--all", description = "All diagrams, disconnected and vacuum ones too: Z times the moment.")
    private boolean all;

    @Option(
            names = "--no-vacuum",
            description = "Disconnected diagrams too, but no piece without a leg: the moment itself.")
    private boolean noVacuum;

    @Option(
            names = "--irreducible",
            description = "Only connected diagrams that cutting one inner line never takes apart.")
    private boolean irreducible;

    Correlator correlator() {
        FieldTheory chosen = chosen();
        List<String> fields = chosen.fields().stream().map(Field::name).toList();
        List<String> couplings =
                chosen.vertices().stream().map(Vertex::coupling).distinct().toList();
        if (couplings.size() < chosen.vertices().size()) {
            throw new BadInput(theory + ": two vertices have the same coupling; name each one's order by a coupling of"
                    + " its own");
        }
        return new Correlator(chosen, numbers("--legs", legs, fields), numbers("--order", order, couplings));
    }

    private FieldTheory chosen() {
        FieldTheory ready = Theories.ALL.get(theory);
        if (ready != null) {
            return ready;
        }
        if (theory.endsWith(".yaml") || theory.endsWith(".yml") || Files.exists(Path.of(theory))) {
            return TheoryFile.read(Path.of(theory));
        }
        throw new BadInput("--theory " + theory + " must be one of " + String.join(", ", Theories.ALL.keySet())
                + ", layer, recurrent, recurrent-cubic, or a file FILE.yaml"
                + Nearest.suggestion(theory, Theories.ALL.keySet()));
    }

    private static List<Integer> numbers(String option, String text, List<String> names) {
        List<Integer> numbers = new ArrayList<>(Collections.nCopies(names.size(), 0));
        if (NUMBER.matcher(text).matches() && !names.isEmpty()) {
            numbers.set(0, Integer.valueOf(text));
            return numbers;
        }
        int end = 0;
        Matcher named = NAMED.matcher(text);
        while (named.lookingAt()) {
            int place = names.indexOf(named.group(1).strip());
            if (place < 0) {
                throw new BadInput(option + " " + text + " names " + named.group(1) + "; there is "
                        + String.join(", ", names) + Nearest.suggestion(named.group(1), names));
            }
            numbers.set(place, Integer.valueOf(named.group(2)));
            end = named.end();
            if (end < text.length() && text.charAt(end) == ',') {
                named.region(++end, text.length());
            } else {
                break;
            }
        }
        if (end != text.length() || text.isEmpty()) {
            throw new BadInput(option + " " + text + " must be a whole number, not negative, or such numbers by name: "
                    + String.join("=1,", names) + "=1");
        }
        return numbers;
    }

    boolean isLayer() {
        return theory.equals("layer");
    }

    boolean isRecurrent() {
        return recurrentIsLinear() || theory.equals(RecurrentAction.CUBIC.name());
    }

    boolean recurrentIsLinear() {
        return theory.equals(RecurrentAction.LINEAR.name());
    }

    /// A single number, for theories with one field and one coupling.
    int plainLegs() {
        return numbers("--legs", legs, List.of("legs")).getFirst();
    }

    int plainOrder() {
        return numbers("--order", order, List.of("order")).getFirst();
    }

    DiagramSet set() {
        if ((all ? 1 : 0) + (noVacuum ? 1 : 0) + (irreducible ? 1 : 0) > 1) {
            throw new BadInput("give at most one of --all, --no-vacuum and --irreducible");
        }
        return all
                ? DiagramSet.ALL
                : noVacuum ? DiagramSet.WITHOUT_VACUUM : irreducible ? DiagramSet.IRREDUCIBLE : DiagramSet.CONNECTED;
    }

    SequencedMap<String, Object> request() {
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("theory", theory);
        request.put("legs", legs);
        request.put("order", order);
        request.put("set", DiagramWords.name(set()));
        return request;
    }

    /// The words of the command line in front of a refusal.
    String said() {
        return "--theory " + theory + " --legs " + legs + " --order " + order;
    }

    /// Such as {phi: 4}, of what is not 0; a plain number if there is one name only.
    static Object byName(List<String> names, List<Integer> numbers) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), numbers.get(i));
        }
        return names.size() == 1 ? Optional.of(numbers.getFirst()) : named;
    }
}
