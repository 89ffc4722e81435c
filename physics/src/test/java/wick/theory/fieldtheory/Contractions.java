package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Wick's theorem carried out by brute force: every pairing of half-edges, sorted by the picture it
/// makes. Shares nothing with the engine but the description of a theory.
final class Contractions {
    private final FieldTheory theory;
    private final List<Integer> nodeOf = new ArrayList<>();
    private final List<String> fieldOf = new ArrayList<>();
    private final List<String> kindOf = new ArrayList<>();
    private final List<int[]> renumberings = new ArrayList<>();
    private final Map<String, Long> pictures = new TreeMap<>();

    private Contractions(Correlator correlator, boolean labeled) {
        theory = correlator.theory();
        for (int v = 0; v < theory.vertices().size(); v++) {
            for (int i = 0; i < correlator.vertices().get(v); i++) {
                int node = kindOf.size();
                kindOf.add("v" + v);
                theory.vertices().get(v).degrees().forEach((field, degree) -> {
                    for (int d = 0; d < degree; d++) {
                        nodeOf.add(node);
                        fieldOf.add(field);
                    }
                });
            }
        }
        for (int f = 0; f < theory.fields().size(); f++) {
            for (int i = 0; i < correlator.legs().get(f); i++) {
                nodeOf.add(kindOf.size());
                fieldOf.add(theory.fields().get(f).name());
                kindOf.add("x" + f + (labeled ? "," + i : ""));
            }
        }
        renumber(new int[kindOf.size()], 0, 0);
    }

    /// How many contractions make each picture; `labeled` legs are told apart.
    static Map<String, Long> of(Correlator correlator, boolean labeled) {
        Contractions all = new Contractions(correlator, labeled);
        all.pair(new int[all.nodeOf.size()], 0L);
        return all.pictures;
    }

    private void renumber(int[] image, int next, long used) {
        if (next == image.length) {
            renumberings.add(image.clone());
            return;
        }
        for (int i = 0; i < image.length; i++) {
            if ((used >> i & 1) == 0 && kindOf.get(i).equals(kindOf.get(next))) {
                image[next] = i;
                renumber(image, next + 1, used | 1L << i);
            }
        }
    }

    private void pair(int[] partner, long done) {
        int first = Long.numberOfTrailingZeros(~done);
        if (first >= partner.length) {
            pictures.merge(picture(partner), 1L, Long::sum);
            return;
        }
        for (int other = first + 1; other < partner.length; other++) {
            if ((done >> other & 1) == 0 && joins(fieldOf.get(first), fieldOf.get(other))) {
                partner[first] = other;
                partner[other] = first;
                pair(partner, done | 1L << first | 1L << other);
            }
        }
    }

    private boolean joins(String one, String other) {
        return theory.propagators().stream()
                .anyMatch(p -> (p.first().equals(one) && p.second().equals(other))
                        || (p.first().equals(other) && p.second().equals(one)));
    }

    /// The first in the alphabet of what the picture can be called under all renumberings of equal nodes.
    private String picture(int[] partner) {
        String best = "";
        for (int[] image : renumberings) {
            List<String> lines = new ArrayList<>();
            for (int h = 0; h < partner.length; h++) {
                if (h < partner[h]) {
                    String one = end(image, h);
                    String other = end(image, partner[h]);
                    lines.add(one.compareTo(other) < 0 ? one + "-" + other : other + "-" + one);
                }
            }
            lines.sort(String::compareTo);
            String name = String.join(" ", lines);
            best = best.isEmpty() || name.compareTo(best) < 0 ? name : best;
        }
        return best;
    }

    private String end(int[] image, int half) {
        return (char) ('a' + image[nodeOf.get(half)]) + fieldOf.get(half);
    }
}
