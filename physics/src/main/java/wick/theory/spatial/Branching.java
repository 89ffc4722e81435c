package wick.theory.spatial;

import java.util.Arrays;
import wick.network.Combination;

/// Brings together the ends of branches in which shifts were mixed; see [Walk] for the sums and products.
final class Branching {
    private final Encounter encounter;
    private final boolean finds;
    private final Node.Branch node;
    private final Layout layout;
    private final Field total;
    private double[] variances = {};
    private int branches;

    Branching(Encounter encounter, boolean finds, Part.Branch part) {
        this.encounter = encounter;
        this.finds = finds;
        node = part.node();
        layout = part.behind();
        total = Field.of(layout, encounter.size());
    }

    void add(Field end) {
        double share = node.shares().get(branches);
        boolean product = node.combination() == Combination.PRODUCT && branches > 0;
        int before = product ? node.slots().get(2 * branches - 2) : 0;
        int own = product ? node.slots().get(2 * branches - 1) : 0;
        if (finds) {
            addVariances(end.variances().entries, share, product, before, own);
        }
        for (int c = 0; c < encounter.size(); c++) {
            for (int k = 0; k < layout.shifts(); k++) {
                Runs runs = new Runs(layout.plane(), layout.shift(k));
                for (int r = 0; r < runs.size(); r++) {
                    for (int e = runs.begin(r); e < runs.end(r); e++) {
                        int p = runs.first(r) + e - runs.begin(r);
                        int q = runs.second(r) + e - runs.begin(r);
                        int at = c * layout.size() + layout.offset(k) + e;
                        int there = c * end.layout().size() + end.layout().at(p, q);
                        if (product) {
                            multiply(new Place(at, there, p, q, c), before, own, end);
                        } else {
                            total.separation().entries[at] += share * end.separation().entries[there];
                            total.tangent().entries[at] += share * end.tangent().entries[there];
                        }
                    }
                }
            }
        }
        branches++;
    }

    private void addVariances(double[] end, double share, boolean product, int before, int own) {
        if (branches == 0) {
            variances = new double[end.length];
        }
        int positions = end.length / encounter.size();
        for (int c = 0; product && c < encounter.size(); c++) {
            Variances kept = encounter.at(c).first();
            kept.put(before, Arrays.copyOfRange(variances, c * positions, (c + 1) * positions));
            kept.put(own, Arrays.copyOfRange(end, c * positions, (c + 1) * positions));
        }
        for (int p = 0; p < end.length; p++) {
            variances[p] = product ? variances[p] * end[p] : variances[p] + share * end[p];
        }
    }

    private record Place(int at, int there, int p, int q, int c) {}

    private void multiply(Place place, int before, int own, Field end) {
        Variances first = encounter.at(place.c).first();
        Variances second = encounter.at(place.c).second();
        double a = first.at(before)[place.p];
        double b = second.at(before)[place.q];
        double a2 = first.at(own)[place.p];
        double b2 = second.at(own)[place.q];
        double[] separation = total.separation().entries;
        double[] tangent = total.tangent().entries;
        double d = separation[place.at];
        double d2 = end.separation().entries[place.there];
        double mean = 0.5 * (a + b);
        double mean2 = 0.5 * (a2 + b2);
        separation[place.at] = 0.25 * (a - b) * (a2 - b2) + mean * d2 + mean2 * d - d * d2;
        tangent[place.at] = tangent[place.at] * (mean2 - d2) + (mean - d) * end.tangent().entries[place.there];
    }

    Field result() {
        return total.with(variances);
    }
}
