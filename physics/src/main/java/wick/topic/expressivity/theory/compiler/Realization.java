package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import wick.network.Linear;
import wick.network.formula.Interval;
import wick.network.weighted.NetworkBuilder;
import wick.topic.expressivity.polynomial.Fractions;
import wick.topic.expressivity.theory.gate.Ray;
import wick.topic.expressivity.theory.gate.TunedGate;

/// A layout with its gates: the bound on its error and, where a builder is given, the network.
///
/// A gate works on operands divided by powers of two, so that they lie in [−1, 1]. The error of its product is made of
/// the truncation of the gate, of rounding in its neurons, and of what the operands' errors pass on:
///
///     |u'v' − uv| ≤ |u| δv + |v| δu + δu δv.
///
/// Rounding in the sum s that leads into a neuron is the same with opposite sign for the neuron of the opposite
/// direction, and acts on even pairs as σ′(b + s) − σ′(b − s) ≤ 2 |s| max|σ″| only.
final class Realization {
    private static final double ROUNDING = 0x1p-53;

    private final Layout layout;
    private final GateSet gates;
    private final Optional<NetworkBuilder> builder;
    private final Values values = new Values();
    private final List<Signal> signals = new ArrayList<>();

    private Realization(Layout layout, GateSet gates, Optional<NetworkBuilder> builder) {
        this.layout = layout;
        this.gates = gates;
        this.builder = builder;
    }

    /// A bound on |network − polynomial| over the domain; infinite where the gates do not work there. Neurons go to the
    /// builder.
    static double bound(Layout layout, GateSet gates, List<Interval> domain, Optional<NetworkBuilder> builder) {
        return new Realization(layout, gates, builder).bound(domain);
    }

    private double bound(List<Interval> domain) {
        for (Interval interval : domain) {
            double middle = interval.middle();
            double radius = Math.max(interval.high() - middle, middle - interval.low());
            int value = values.add(middle, radius * TunedGate.WIDENING, interval.magnitude());
            signals.add(new Signal(interval, 0, List.of(new Signal.Part(value, 1)), 0));
        }
        for (int layer = 0; layer < layout.layers().size(); layer++) {
            boolean last = layer == layout.layers().size() - 1;
            List<Node> nodes = layout.layers().get(layer);
            builder.ifPresent(
                    open -> open.layer(gates.gate(nodes.getFirst(), last).activation()));
            RowSum row = new RowSum(values);
            Map<List<Double>, Integer> shared = new HashMap<>();
            List<Signal> made = new ArrayList<>();
            for (Node node : nodes) {
                TunedGate gate = gates.gate(node, last);
                made.add(new Neurons(node, gate, row, shared).signal());
            }
            signals.addAll(made);
        }
        return output();
    }

    private double output() {
        RowSum row = new RowSum(values).plus(1, layout.output(), signals);
        builder.ifPresent(open -> open.layer(new Linear()).neuron(row.constant(), row.sum()));
        double error = row.error() + row.constantError();
        for (var entry : layout.output().weights().entrySet()) {
            error += Math.abs(Fractions.nearest(entry.getValue()))
                    * signals.get(entry.getKey()).error();
        }
        double largest = range(layout.output()).magnitude() + error;
        return (error + ROUNDING * largest) * TunedGate.WIDENING;
    }

    private Interval range(Affine affine) {
        Interval sum = Fractions.enclosure(affine.constant());
        for (var entry : affine.weights().entrySet()) {
            Interval weight = Fractions.enclosure(entry.getValue());
            sum = sum.plus(weight.times(signals.get(entry.getKey()).range()));
        }
        return sum;
    }

    private double error(Affine affine) {
        double error = 0;
        for (Map.Entry<Integer, BigFraction> entry : affine.weights().entrySet()) {
            error += Math.abs(Fractions.nearest(entry.getValue()))
                    * signals.get(entry.getKey()).error();
        }
        return error * TunedGate.WIDENING;
    }

    /// The neurons of one gate.
    private final class Neurons {
        private final Node node;
        private final TunedGate gate;
        private final RowSum row;
        /// Equal neurons of the only hidden layer are one.
        private final Map<List<Double>, Integer> shared;

        private final double[] errors;
        private final double[] radii;
        private final double[] factors;
        private final List<Interval> ranges = new ArrayList<>();
        private double unit = 1;

        Neurons(Node node, TunedGate gate, RowSum row, Map<List<Double>, Integer> shared) {
            this.node = node;
            this.gate = gate;
            this.row = row;
            this.shared = shared;
            int operands = node.operands().size();
            this.errors = new double[operands];
            this.radii = new double[operands];
            this.factors = new double[operands];
            for (int i = 0; i < operands; i++) {
                Interval range = range(node.operands().get(i));
                errors[i] = error(node.operands().get(i));
                double largest = (range.magnitude() + errors[i]) * TunedGate.WIDENING;
                double power = largest > 0 ? Math.scalb(1.0, Math.getExponent(largest) + 1) : 1;
                double size = largest == power / 2 ? power / 2 : power;
                ranges.add(range);
                radii[i] = largest / size;
                factors[i] = gate.scale() / size;
                unit *= Math.pow(size, node.exponents().get(i));
            }
        }

        Signal signal() {
            List<Signal.Part> parts = new ArrayList<>();
            double noise = 0;
            for (int k = 0; k < gate.rays().size(); k++) {
                double weight = unit * gate.weight(k);
                noise += Math.abs(weight) * neuron(gate.rays().get(k), weight, parts);
            }
            double error = unit * gate.truncation(radii) + noise + passedOn();
            return new Signal(product(), error * TunedGate.WIDENING, parts, unit * gate.constant());
        }

        /// Makes a neuron; returns a bound on the error of its value that rounding causes, as far as it does not cancel
        /// against that of the opposite neuron.
        private double neuron(Ray ray, double weight, List<Signal.Part> parts) {
            row.clear();
            double argument = 0;
            for (int i = 0; i < radii.length; i++) {
                int direction = ray.direction().get(i);
                if (direction != 0) {
                    row.plus(direction * factors[i], node.operands().get(i), signals);
                    argument += Math.abs(direction) * radii[i];
                }
            }
            double bias = gate.bias() + row.constant();
            place(bias, weight, parts);
            double common = row.error() + row.constantError();
            double own = ROUNDING * (row.constant() == 0 ? 0 : Math.abs(bias));
            own += bias == 0 || ray.isConstant() ? 0 : ROUNDING * (Math.abs(gate.bias()) + gate.reach());
            double size = gate.scale() * argument;
            if (size + common + own > gate.reach()) {
                return Double.POSITIVE_INFINITY;
            }
            double passed = gate.isEven() ? size * gate.largestCurvature() : gate.largestSlope();
            return gate.evaluationError()
                    + gate.largestSlope() * own
                    + passed * common
                    + 2 * ROUNDING * gate.largestValue();
        }

        private void place(double bias, double weight, List<Signal.Part> parts) {
            if (layout.layers().size() == 1) {
                Integer equal = shared.get(row.signature(bias));
                if (equal != null) {
                    parts.add(new Signal.Part(equal, weight));
                    return;
                }
            }
            int value = values.add(gate.valueAtBias(), gate.largestChange(), gate.largestValue());
            shared.put(row.signature(bias), value);
            builder.ifPresent(open -> open.neuron(bias, row.sum()));
            parts.add(new Signal.Part(value, weight));
        }

        private Interval product() {
            Interval product = Interval.of(1);
            for (int i = 0; i < ranges.size(); i++) {
                product = product.times(ranges.get(i).power(node.exponents().get(i)));
            }
            return product;
        }

        private double passedOn() {
            double error = 0;
            double product = 1;
            for (int i = 0; i < errors.length; i++) {
                double largest = ranges.get(i).magnitude();
                for (int factor = 0; factor < node.exponents().get(i); factor++) {
                    error = error * (largest + errors[i]) + product * errors[i];
                    product *= largest;
                }
            }
            return error;
        }
    }
}
