package wick.theory.recurrent.diagrams;

import java.util.ArrayList;
import java.util.List;

/// A diagram once the two times of each bilocal field are joined in one of the possible ways: times 0 and 1 are
/// those of the two legs, 2 and on of the vertices. `responses` lead from the earlier time to the later one.
record TimeGraph(int times, List<Arc> responses, List<Arc> correlations) {

    /// A line between two times.
    record Arc(int from, int to) {}

    TimeGraph {
        responses = List.copyOf(responses);
        correlations = List.copyOf(correlations);
    }

    /// Whether no response leads around to its own beginning. Each vertex's time sends out one response.
    boolean isCausal() {
        List<Integer> next = new ArrayList<>();
        for (int t = 0; t < times; t++) {
            next.add(-1);
        }
        responses.forEach(arc -> next.set(arc.from(), arc.to()));
        for (int start = 2; start < times; start++) {
            int at = start;
            for (int steps = 0; steps <= times && at >= 0; steps++) {
                at = next.get(at);
            }
            if (at >= 0) {
                return false;
            }
        }
        return true;
    }

    /// The way through a causal graph of the linear theory.
    Passage passage() {
        if (correlations.size() != 1) {
            throw new IllegalStateException(correlations + " must be one line in the linear theory");
        }
        Arc middle = correlations.getFirst();
        int one = steps(middle.from());
        int other = steps(middle.to());
        return leg(middle.from()) == 0 ? new Passage(one, other) : new Passage(other, one);
    }

    private int steps(int time) {
        return time < 2 ? 0 : 1 + steps(later(time));
    }

    private int leg(int time) {
        return time < 2 ? time : leg(later(time));
    }

    private int later(int time) {
        for (Arc arc : responses) {
            if (arc.from() == time) {
                return arc.to();
            }
        }
        throw new IllegalStateException("time " + time + " has no response");
    }
}
