package wick.theory.spatial;

import java.util.List;
import wick.network.Combination;
import wick.network.Step;

/// Carries the pairs of one shift through layers, for all second inputs of an [Encounter] side by side.
final class Walk {
    private final Encounter encounter;
    private final Cell cell;
    private final Kinks kinks;
    private final Conditions conditions;

    Walk(Encounter encounter, Cell cell, Conditions conditions) {
        this.encounter = encounter;
        this.cell = cell;
        this.conditions = conditions;
        kinks = new Kinks(encounter, cell);
    }

    void run(List<Move> moves) {
        for (Move move : moves) {
            switch (move) {
                case Move.Convolve convolve -> convolve(convolve);
                case Move.Activate activate -> activate(activate);
                case Move.Fade fade -> fade(fade);
                case Move.Normalize normalize -> normalize(normalize);
                case Move.Blank blank -> Blank.pairs(blank, encounter, cell);
                case Move.Combine combine -> combine(combine);
                case Move.Stack stack -> cell.sheet.run(stack, encounter, cell, conditions);
            }
        }
    }

    /// With averages over the window in place of x: Θ ← λ_b + λ_w K + σ_w² Θ, D ← σ_w² D.
    private void convolve(Move.Convolve move) {
        Slide slide = move.slide();
        if (!slide.isPoint()) {
            double[] separation = cell.take();
            double[] tangent = cell.take();
            if (slide.hasBorder()) {
                slide.separationInto(cell.separation, encounter, move.op().before(), cell.sheets, separation);
            } else {
                slide.sumInto(cell.separation, encounter.seconds().size(), cell.sheets, separation);
            }
            slide.sumInto(cell.tangent, encounter.seconds().size(), cell.sheets, tangent);
            cell.giveBack(cell.separation);
            cell.giveBack(cell.tangent);
            cell.separation = separation;
            cell.tangent = tangent;
        }
        affine(move);
    }

    private void affine(Move.Convolve move) {
        Step.Linear numbers = move.op().numbers();
        double[] first = encounter.first().at(move.op().mean());
        Runs runs = move.runs();
        for (int c = 0; c < encounter.seconds().size(); c++) {
            double[] second = encounter.seconds().get(c).at(move.op().mean());
            int from = c * runs.count();
            for (int r = 0; r < runs.size(); r++) {
                affineInto(
                        numbers,
                        1.0 / move.op().points(),
                        new Stretch(runs.first(r), runs.second(r), from + runs.begin(r), from + runs.end(r)),
                        first,
                        second);
            }
        }
    }

    /// Entries from `begin` to `end`, of which the positions begin at `first` and `second`.
    record Stretch(int first, int second, int begin, int end) {}

    private void affineInto(Step.Linear numbers, double share, Stretch s, double[] first, double[] second) {
        double[] separation = cell.separation;
        double[] tangent = cell.tangent;
        double weightVariance = numbers.weightVariance();
        double weightRate = numbers.weightRate();
        double biasRate = numbers.biasRate();
        int p = s.first() - s.begin();
        int q = s.second() - s.begin();
        for (int e = s.begin(); e < s.end(); e++) {
            double apart = share * separation[e];
            double covariance = 0.5 * (first[p + e] + second[q + e]) - apart;
            tangent[e] = biasRate + weightRate * covariance + weightVariance * (share * tangent[e]);
            separation[e] = weightVariance * apart;
        }
    }

    private void activate(Move.Activate move) {
        if (move.op().averages().slopes().isPresent()) {
            kinks.run(
                    move,
                    move.op().averages().slopes().orElseThrow(),
                    conditions.of(move.op().number()));
        } else {
            average(move);
        }
    }

    /// Θ ← ⟨φ′φ′⟩ Θ, D ← ½(⟨φ²⟩ + ⟨φ²⟩) − ⟨φφ⟩
    private void average(Move.Activate move) {
        Op.Activate op = move.op();
        Runs runs = move.runs();
        double[] product = cell.scale;
        double[] slopes = cell.apart;
        double[] first = encounter.first().at(op.slot());
        double[] firstAfter = encounter.first().at(op.after());
        int positions = op.plane().positions();
        int firstBase = encounter.firstInput() * positions;
        for (int c = 0; c < encounter.seconds().size(); c++) {
            double[] second = encounter.seconds().get(c).at(op.slot());
            double[] secondAfter = encounter.seconds().get(c).at(op.after());
            int secondBase = (encounter.secondInput() + c) * positions;
            for (int r = 0; r < runs.size(); r++) {
                int begin = c * runs.count() + runs.begin(r);
                int count = runs.end(r) - runs.begin(r);
                int p = runs.first(r);
                int q = runs.second(r);
                if (op.averages().turning(1) > 0) {
                    for (int k = 0; k < count; k++) {
                        conditions.of(op.number()).look(cell.separation[begin + k], first[p + k], second[q + k]);
                    }
                }
                for (int k = 0; k < count; k++) {
                    product[begin + k] = 0.5 * (first[p + k] + second[q + k]) - cell.separation[begin + k];
                }
                encounter
                        .averages()
                        .at(op.number())
                        .alongInto(firstBase + p, secondBase + q, count, begin, product, slopes);
                for (int k = 0; k < count; k++) {
                    // signals that coincide go on doing so, whatever the averages round to
                    boolean coincide = cell.separation[begin + k] == 0 && first[p + k] == second[q + k];
                    double mean = 0.5 * (firstAfter[p + k] + secondAfter[q + k]);
                    cell.separation[begin + k] = coincide ? 0 : Math.max(0, mean - product[begin + k]);
                    cell.tangent[begin + k] *= op.averages().hasTangent() ? slopes[begin + k] : 0;
                }
            }
        }
    }

    /// Noise of its own for every evaluation adds to the variances alone; K and Θ of an evaluation with
    /// itself grow.
    private void fade(Move.Fade move) {
        double gain = move.op().gain();
        boolean coincide = encounter.same() && move.aligned();
        double[] first = encounter.first().at(move.op().slot());
        Runs runs = move.runs();
        for (int c = 0; c < encounter.seconds().size(); c++) {
            double[] second = encounter.seconds().get(c).at(move.op().slot());
            int from = c * runs.count();
            for (int r = 0; r < runs.size(); r++) {
                int p = runs.first(r) - runs.begin(r);
                int q = runs.second(r) - runs.begin(r);
                for (int e = runs.begin(r); e < runs.end(r); e++) {
                    if (coincide) {
                        cell.tangent[from + e] *= 1 + gain;
                    } else {
                        cell.separation[from + e] += gain * 0.5 * (first[p + e] + second[q + e]);
                    }
                }
            }
        }
    }

    /// D ← r r′ D + ½(r − r′)(a r − a′ r′) for variances a, which is ½(a r² + a′ r′²) − r r′ K.
    private void normalize(Move.Normalize move) {
        Op.Normalize op = move.op();
        double[] first = encounter.first().at(op.slot());
        double[] firstProduct = encounter.first().at(op.product());
        Runs runs = move.runs();
        for (int c = 0; c < encounter.seconds().size(); c++) {
            double[] second = encounter.seconds().get(c).at(op.slot());
            double[] secondProduct = encounter.seconds().get(c).at(op.product());
            int from = c * runs.count();
            for (int r = 0; r < runs.size(); r++) {
                int p = runs.first(r) - runs.begin(r);
                int q = runs.second(r) - runs.begin(r);
                for (int e = runs.begin(r); e < runs.end(r); e++) {
                    double x = first[p + e];
                    double y = second[q + e];
                    double apart = 0.5 * (x - y) * (firstProduct[p + e] - secondProduct[q + e]);
                    cell.separation[from + e] = x * y * cell.separation[from + e] + apart;
                    cell.tangent[from + e] *= x * y;
                }
            }
        }
    }

    private void combine(Move.Combine move) {
        int length = encounter.seconds().size() * move.runs().count();
        double[] startSeparation = cell.separation;
        double[] startTangent = cell.tangent;
        double[] separation = cell.take();
        double[] tangent = cell.take();
        for (int b = 0; b < move.branches().size(); b++) {
            cell.separation = cell.take();
            cell.tangent = cell.take();
            System.arraycopy(startSeparation, 0, cell.separation, 0, startSeparation.length);
            System.arraycopy(startTangent, 0, cell.tangent, 0, startTangent.length);
            run(move.branches().get(b));
            if (b == 0) {
                double share = move.op().shares().getFirst();
                for (int e = 0; e < length; e++) {
                    separation[e] = share * cell.separation[e];
                    tangent[e] = share * cell.tangent[e];
                }
            } else if (move.op().combination() == Combination.PRODUCT) {
                multiply(move, b, separation, tangent);
            } else {
                double share = move.op().shares().get(b);
                for (int e = 0; e < length; e++) {
                    separation[e] += share * cell.separation[e];
                    tangent[e] += share * cell.tangent[e];
                }
            }
            cell.giveBack(cell.separation);
            cell.giveBack(cell.tangent);
        }
        cell.giveBack(startSeparation);
        cell.giveBack(startTangent);
        cell.separation = separation;
        cell.tangent = tangent;
    }

    /// K ← K₁ K₂, Θ ← Θ₁ K₂ + K₁ Θ₂ with K = ½(a + a′) − D. The slots hold the variances of the product of
    /// all branches before, and of branch `b`.
    private void multiply(Move.Combine move, int b, double[] separation, double[] tangent) {
        Runs runs = move.runs();
        int before = move.op().slots().get(2 * b - 2);
        int own = move.op().slots().get(2 * b - 1);
        Variances first = encounter.first();
        for (int c = 0; c < encounter.seconds().size(); c++) {
            Variances second = encounter.seconds().get(c);
            int from = c * runs.count();
            for (int r = 0; r < runs.size(); r++) {
                int p = runs.first(r) - runs.begin(r);
                int q = runs.second(r) - runs.begin(r);
                for (int e = runs.begin(r); e < runs.end(r); e++) {
                    double a = first.at(before)[p + e];
                    double b1 = second.at(before)[q + e];
                    double a2 = first.at(own)[p + e];
                    double b2 = second.at(own)[q + e];
                    double d1 = separation[from + e];
                    double d2 = cell.separation[from + e];
                    double mean1 = 0.5 * (a + b1);
                    double mean2 = 0.5 * (a2 + b2);
                    separation[from + e] = 0.25 * (a - b1) * (a2 - b2) + mean1 * d2 + mean2 * d1 - d1 * d2;
                    tangent[from + e] = tangent[from + e] * (mean2 - d2) + (mean1 - d1) * cell.tangent[from + e];
                }
            }
        }
    }
}
