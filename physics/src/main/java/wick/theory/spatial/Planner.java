package wick.theory.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Goes backward through a network to find which covariances each layer has to hand on.
///
/// A convolution of pairs of one shift reads pairs of one shift; a window of pooling reads those within its
/// reach of each other; global pooling and attention read all.
final class Planner {
    private final Routes routes = new Routes();

    List<Part> plan(List<Node> nodes, Layout last) {
        List<Part> parts = new ArrayList<>();
        Layout behind = last;
        for (Node node : nodes.reversed()) {
            Part part = part(node, behind);
            parts.add(part);
            behind = part.before();
        }
        return parts.reversed();
    }

    private Part part(Node node, Layout asked) {
        Layout behind = asked.on(node.to());
        return switch (node) {
            case Node.Local local -> local(local, behind);
            case Node.Pool pool -> new Part.Mixing(pool, window(pool, behind), behind);
            case Node.Global global -> new Part.Mixing(global, Layout.full(global.from()), behind);
            case Node.Reduce reduce -> new Part.Mixing(reduce, Layout.aligned(reduce.from()), behind);
            case Node.Attend attend -> new Part.Mixing(attend, Layout.full(attend.from()), behind);
            case Node.Branch branch -> branch(branch, behind);
        };
    }

    private Part local(Node.Local local, Layout behind) {
        Layout before = sources(local.ops(), behind);
        List<Routes.Route> all = IntStream.range(0, behind.shifts())
                .mapToObj(k -> routes.route(local.ops(), local.from(), local.to(), behind.shift(k)))
                .toList();
        return new Part.Local(
                all, routes.route(local.ops(), local.from(), local.to(), Shift.NONE), before.on(local.from()), behind);
    }

    private static Layout sources(List<Op> ops, Layout behind) {
        Layout layout = behind;
        for (Op op : ops.reversed()) {
            if (op instanceof Op.Convolve convolve) {
                layout = layout.mapped(
                        convolve.from(),
                        shift -> convolve.rows().source(convolve.from().rows(), shift),
                        shift -> convolve.columns().source(convolve.from().columns(), shift));
            } else if (op instanceof Op.Combine combine) {
                List<Op> longest = combine.branches().stream()
                        .filter(branch -> !branch.isEmpty())
                        .findFirst()
                        .orElse(List.of());
                layout = sources(longest, layout);
            }
        }
        return layout;
    }

    private static Layout window(Node.Pool pool, Layout behind) {
        return new Layout(
                pool.from(),
                reached(pool.rows(), pool.from().rows(), pool.to().rows(), behind.rowShifts()),
                reached(pool.columns(), pool.from().columns(), pool.to().columns(), behind.columnShifts()));
    }

    private static int[] reached(Span span, Axis from, Axis to, int[] shifts) {
        return Arrays.stream(shifts)
                .flatMap(shift -> IntStream.range(0, to.count(shift))
                        .flatMap(entry -> pairs(span, from, to.first(shift, entry), to.second(shift, entry))))
                .distinct()
                .toArray();
    }

    private static IntStream pairs(Span span, Axis from, int first, int second) {
        return IntStream.range(0, span.size() * span.size()).flatMap(taps -> {
            int p = span.point(from.length(), first, taps / span.size());
            int q = span.point(from.length(), second, taps % span.size());
            return p < 0 || q < 0 ? IntStream.empty() : IntStream.of(from.shift(p, q));
        });
    }

    private Part branch(Node.Branch node, Layout behind) {
        List<List<Part>> branches = new ArrayList<>();
        Layout before = Layout.aligned(node.from());
        for (List<Node> branch : node.branches()) {
            List<Part> parts = plan(branch, behind);
            branches.add(parts);
            Layout start = parts.isEmpty() ? behind : parts.getFirst().before();
            before = before.union(start.on(node.from()));
        }
        return new Part.Branch(node, branches, before, behind);
    }
}
