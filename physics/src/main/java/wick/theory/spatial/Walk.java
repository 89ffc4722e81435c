package wick.theory.spatial;

import java.util.List;
import wick.network.Combination;
import wick.network.Step;

/// Carries the pairs of one shift through layers, for all pairs of inputs of an [Encounter] side by side.
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

    /// Along a route from its source.
    Ending run(Routes.Route route, Source source, Plane plane) {
        if (route.moves().size() == 1
                && route.moves().getFirst() instanceof Move.Stack stack
                && source instanceof Source.Images images) {
            cell.sheet.begin(stack, encounter.size());
            images.loadInto(plane, route.from(), cell.sheet);
            cell.sheet.run(stack, encounter, conditions);
            return cell.sheet;
        }
        cell.reserve(encounter.size() * route.largest());
        source.loadInto(plane, route.from(), route.begin(), cell);
        run(route.moves());
        return new Ending.OfCell(cell, encounter.size(), route.end().count());
    }

    private void run(List<Move> moves) {
        for (Move move : moves) {
            switch (move) {
                case Move.Convolve convolve -> convolve(convolve);
                case Move.Activate activate -> activate(activate);
                case Move.Fade fade -> fade(fade);
                case Move.Normalize normalize -> normalize(normalize);
                case Move.Blank blank -> Blank.pairs(blank, encounter, cell);
                case Move.Combine combine -> combine(combine);
                case Move.Stack stack -> stack(stack);
            }
        }
    }

    private void stack(Move.Stack stack) {
        cell.sheet.begin(stack, encounter.size());
        cell.sheet.takeIn(cell);
        cell.sheet.run(stack, encounter, conditions);
        cell.sheet.copyInto(cell.separation, cell.tangent, 0, stack.runs().count());
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
                slide.sumInto(cell.separation, encounter.size(), cell.sheets, separation);
            }
            slide.sumInto(cell.tangent, encounter.size(), cell.sheets, tangent);
            cell.giveBack(cell.separation);
            cell.giveBack(cell.tangent);
            cell.separation = separation;
            cell.tangent = tangent;
        }
        affine(move);
    }

    private void affine(Move.Convolve move) {
        Step.Linear numbers = move.op().numbers();
        Runs runs = move.runs();
        for (int c = 0; c < encounter.size(); c++) {
            double[] first = encounter.at(c).first().at(move.op().mean());
            double[] second = encounter.at(c).second().at(move.op().mean());
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
        int positions = op.plane().positions();
        for (int c = 0; c < encounter.size(); c++) {
            Meeting meeting = encounter.at(c);
            double[] first = meeting.first().at(op.slot());
            double[] firstAfter = meeting.first().at(op.after());
            double[] second = meeting.second().at(op.slot());
            double[] secondAfter = meeting.second().at(op.after());
            int firstBase = meeting.firstInput() * positions;
            int secondBase = meeting.secondInput() * positions;
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
                meeting.averages()
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
        Runs runs = move.runs();
        for (int c = 0; c < encounter.size(); c++) {
            double[] first = encounter.at(c).first().at(move.op().slot());
            double[] second = encounter.at(c).second().at(move.op().slot());
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
        Runs runs = move.runs();
        for (int c = 0; c < encounter.size(); c++) {
            Variances one = encounter.at(c).first();
            Variances two = encounter.at(c).second();
            double[] first = one.at(op.slot());
            double[] firstProduct = one.at(op.product());
            double[] second = two.at(op.slot());
            double[] secondProduct = two.at(op.product());
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
        int length = encounter.size() * move.runs().count();
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
        for (int c = 0; c < encounter.size(); c++) {
            Variances first = encounter.at(c).first();
            Variances second = encounter.at(c).second();
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
