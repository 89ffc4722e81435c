package wick.theory.recurrent.diagrams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wick.theory.fieldtheory.Diagram;
import wick.theory.fieldtheory.Line;
import wick.theory.fieldtheory.Node;

/// All ways to give times to the ends of lines of one diagram.
///
/// Each line ⟨W W̃⟩ brings two times. Its z̃ z̃ end takes them in a fixed order, the h h end in both: these are the two
/// terms of the propagator. At a quintic vertex one of four h takes one time and three the other: eight ways.
final class Arrangements {
    private final List<int[]> ends = new ArrayList<>();
    private final List<Line> single = new ArrayList<>();
    private final int[][] times;
    private final List<Integer> driving = new ArrayList<>();
    private final List<TimeGraph> found = new ArrayList<>();
    private int count = 2;

    private Arrangements(Diagram diagram, boolean swapped) {
        times = new int[diagram.nodes().size()][0];
        int[] used = new int[diagram.nodes().size()];
        for (Line line : diagram.lines()) {
            if (line.fromField().equals(RecurrentAction.WEIGHTS)
                    || line.fromField().equals(RecurrentAction.CONJUGATE)) {
                boolean forward = line.fromField().equals(RecurrentAction.WEIGHTS);
                int driven = forward ? line.from() : line.to();
                times[driven] = new int[] {count, count + 1};
                driving.add(forward ? line.to() : line.from());
                count += 2;
            } else {
                for (int i = 0; i < line.count(); i++) {
                    single.add(line);
                    ends.add(new int[] {used[line.from()]++, used[line.to()]++});
                }
            }
        }
        for (int node = 0; node < times.length; node++) {
            if (diagram.nodes().get(node) instanceof Node.Leg(String _, int number)) {
                times[node] = new int[] {swapped ? 1 - number : number};
            }
        }
        assign(0);
    }

    /// The arrangements of a diagram with two legs; `swapped` attaches them the other way round.
    static List<TimeGraph> of(Diagram diagram, boolean swapped) {
        return new Arrangements(diagram, swapped).found;
    }

    private void assign(int bilocal) {
        if (bilocal == driving.size()) {
            found.add(graph());
            return;
        }
        int node = driving.get(bilocal);
        int first = 2 + 2 * bilocal;
        int legs = degree(node);
        for (int lone = 0; lone < (legs == 2 ? 1 : legs); lone++) {
            for (int flip = 0; flip < 2; flip++) {
                int[] own = new int[legs];
                Arrays.fill(own, first + 1 - flip);
                own[lone] = first + flip;
                times[node] = own;
                assign(bilocal + 1);
            }
        }
    }

    private int degree(int node) {
        int degree = 0;
        for (Line line : single) {
            degree += (line.from() == node ? 1 : 0) + (line.to() == node ? 1 : 0);
        }
        return degree;
    }

    private TimeGraph graph() {
        List<TimeGraph.Arc> responses = new ArrayList<>();
        List<TimeGraph.Arc> correlations = new ArrayList<>();
        for (int i = 0; i < single.size(); i++) {
            Line line = single.get(i);
            int from = times[line.from()][ends.get(i)[0]];
            int to = times[line.to()][ends.get(i)[1]];
            if (line.fromField().equals(line.toField())) {
                correlations.add(new TimeGraph.Arc(from, to));
            } else if (line.fromField().equals(RecurrentAction.RESPONSE)) {
                responses.add(new TimeGraph.Arc(from, to));
            } else {
                responses.add(new TimeGraph.Arc(to, from));
            }
        }
        return new TimeGraph(count, responses, correlations);
    }
}
