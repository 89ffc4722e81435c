package wick.theory.spatial;

import java.util.List;

/// A [Node] and the pairs of positions that are needed in front of it and behind it.
sealed interface Part {

    Layout before();

    Layout behind();

    /// One route per shift behind, and that of aligned positions, which variances take.
    record Local(List<Routes.Route> routes, Routes.Route aligned, Layout before, Layout behind) implements Part {
        public Local {
            routes = List.copyOf(routes);
        }
    }

    record Mixing(Node node, Layout before, Layout behind) implements Part {}

    record Branch(Node.Branch node, List<List<Part>> branches, Layout before, Layout behind) implements Part {
        public Branch {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }
}
