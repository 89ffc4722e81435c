package wick.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import wick.network.formula.Interval;

/// The domains given to `wick compile`: `LOW,HIGH` for all variables, `NAME=LOW,HIGH` for one.
final class CompileDomain {
    private static final double FARTHEST = 1e6;

    private CompileDomain() {}

    static List<Interval> of(List<String> given, List<String> variables) {
        List<Interval> box = new ArrayList<>(Collections.nCopies(variables.size(), new Interval(-1, 1)));
        for (String text : given) {
            if (text.indexOf('=') < 0) {
                Collections.fill(box, interval(text, text));
            }
        }
        for (String text : given) {
            int equals = text.indexOf('=');
            if (equals >= 0) {
                String name = text.substring(0, equals).strip();
                int index = variables.indexOf(name);
                if (index < 0) {
                    throw new BadInput("--domain " + text + ": there is no variable " + name + "; there are "
                            + String.join(", ", variables.subList(0, Math.min(20, variables.size()))));
                }
                box.set(index, interval(text, text.substring(equals + 1)));
            }
        }
        return box;
    }

    private static Interval interval(String whole, String text) {
        int comma = text.indexOf(',');
        try {
            double low =
                    Double.parseDouble(text.substring(0, Math.max(comma, 0)).strip());
            double high = Double.parseDouble(text.substring(comma + 1).strip());
            if (low < high && Math.abs(low) <= FARTHEST && Math.abs(high) <= FARTHEST) {
                return new Interval(low, high);
            }
        } catch (NumberFormatException notNumbers) {
            throw new BadInput("--domain " + whole + ": two numbers such as -1,1 are needed");
        }
        throw new BadInput("--domain " + whole + ": the first number must be below the second, both within 1e6 of 0");
    }
}
