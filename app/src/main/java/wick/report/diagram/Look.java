package wick.report.diagram;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.theory.fieldtheory.FieldTheory;
import wick.theory.fieldtheory.Propagator;

/// How the lines and vertices of a theory are drawn: each kind of propagator in a style of its own, with an arrow
/// where it joins two different fields; a vertex as a dot, or as a disk with a text where `disks` names one for it.
/// With `pairs` every line stands for two that run together, and is drawn double. `styles` are those of the
/// theory's propagators, in their order and over again where there are fewer.
public record Look(FieldTheory theory, Map<Integer, String> disks, boolean pairs, List<Style> styles) {
    private static final List<Style> STYLES =
            List.of(Style.PLAIN, Style.DASHED, Style.WAVY, Style.DOTTED, Style.DOUBLE);

    /// Styles of lines.
    public enum Style {
        PLAIN,
        DASHED,
        WAVY,
        DOTTED,
        DOUBLE,
        /// Wavy where the propagator's first field ends, plain where its second one does.
        HALF_WAVY
    }

    public Look {
        disks = Map.copyOf(disks);
        styles = List.copyOf(styles);
        if (styles.isEmpty()) {
            throw new IllegalArgumentException("a look needs a style of lines");
        }
    }

    /// Dots for all vertices.
    public static Look of(FieldTheory theory) {
        return new Look(theory, Map.of(), false, STYLES);
    }

    /// Dots for all vertices, with styles of the theory's own.
    public static Look styled(FieldTheory theory, List<Style> styles) {
        return new Look(theory, Map.of(), false, styles);
    }

    /// Disks with a text for vertices, and double lines.
    public static Look paired(FieldTheory theory, Map<Integer, String> disks) {
        return new Look(theory, disks, true, STYLES);
    }

    Style style(String from, String to) {
        if (pairs) {
            return Style.DOUBLE;
        }
        for (int p = 0; p < theory.propagators().size(); p++) {
            Propagator line = theory.propagators().get(p);
            if ((line.first().equals(from) && line.second().equals(to))
                    || (line.first().equals(to) && line.second().equals(from))) {
                return styles.get(p % styles.size());
            }
        }
        throw new IllegalArgumentException("the theory has no propagator between " + from + " and " + to);
    }

    /// +1 for an arrow along the line, −1 for one against it, 0 for none.
    int arrow(String from, String to) {
        boolean forward = theory.propagators().stream()
                .anyMatch(p -> p.first().equals(from) && p.second().equals(to));
        return from.equals(to) || style(from, to) == Style.DOUBLE ? 0 : forward ? 1 : -1;
    }

    /// The text in the disk of a vertex of the theory, if it is one.
    public Optional<String> disk(int vertex) {
        return Optional.ofNullable(disks.get(vertex));
    }
}
