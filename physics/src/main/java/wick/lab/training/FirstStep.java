package wick.lab.training;

import java.util.ArrayList;
import java.util.List;
import wick.lab.implicit.GaussianMatrix;
import wick.lab.implicit.Panels;
import wick.network.Step;
import wick.network.Wiring;
import wick.network.training.OptimizerKind;
import wick.network.training.RateFactors;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// How an infinitely small first step on one input moves everything a network computes from it: exact derivatives
/// with respect to the rate, of networks with one output whose weights are never stored, at any width.
///
/// The step is that of gradient descent on the output itself, or of the sign of the gradient, adam's first step
/// without ε. With one input the gradient of a matrix has rank one, δ hᵀ, and so has its sign, sign(δ) sign(h)ᵀ: what a
/// step of W adds to W h is −rate δ |h|², or −rate sign(δ) Σ_j |h_j|.
public final class FirstStep {
    private static final GaussianMatrix.Queries QUERIES = new GaussianMatrix.Queries(2, 1);

    private final DenseLayers layers;
    private final RateFactors factors;
    private final OptimizerKind optimizer;

    /// @throws IllegalArgumentException for a network that implicit weights cannot hold ([Training#obstacle]) or that
    /// has several outputs
    public FirstStep(Wiring wiring, RateFactors factors, OptimizerKind optimizer) {
        layers = DenseLayers.of(wiring);
        if (wiring.outputs() != 1) {
            throw new IllegalArgumentException("a first step is that of one output, not of " + wiring.outputs());
        }
        this.factors = factors;
        this.optimizer = optimizer;
    }

    /// What each weight matrix of the network at `address` makes of `input`, 1 x d, in order: root mean squares over
    /// units of its derivative with respect to the rate, and of itself.
    public List<Movement> at(Matrix input, Address address) {
        return new Pass(input, new Streams(address)).movements();
    }

    private double step(double slope) {
        return optimizer.normalizes() ? Math.signum(slope) : slope;
    }

    private final class Pass {
        private static final Matrix ONE = Matrix.of(1, 1, 1);

        private final Matrix input;
        private final Readout readout;
        private final List<HiddenUnits> hidden = new ArrayList<>();
        private final List<GaussianMatrix> between = new ArrayList<>();
        private final Matrix outputs;

        Pass(Matrix input, Streams streams) {
            this.input = input;
            List<Step.Linear> linears = layers.matrices();
            for (int k = 0; k < layers.activations().size(); k++) {
                Step.Linear linear = linears.get(k);
                HiddenUnits units = new HiddenUnits(layers.activations().get(k), 1, linear.fanOut());
                Panels.Vectors z = units.z(0, 1);
                if (k == 0) {
                    FirstMatrix first = new FirstMatrix(linear, Panels.of(input), streams);
                    z.panels().forEach(p -> first.applyInto(first.coordinates(0, 1), z, p));
                } else {
                    double deviation = Math.sqrt(linear.weightVariance() / linear.fanIn());
                    between.add(new GaussianMatrix(
                            new GaussianMatrix.Shape(linear.fanOut(), linear.fanIn(), deviation),
                            QUERIES,
                            streams.weights(linear)));
                    between.getLast().right(hidden.getLast().h(0, 1), z);
                }
                StoredRows bias =
                        new StoredRows(1, linear.fanOut(), Math.sqrt(linear.biasVariance()), streams.biases(linear));
                z.panels().forEach(p -> {
                    bias.addInto(ONE, z, p);
                    units.activate(0, 1, p);
                });
                hidden.add(units);
            }
            readout = new Readout(linears.getLast(), streams);
            outputs = readout.outputs(hidden.getLast().h(0, 1));
        }

        List<Movement> movements() {
            pull();
            List<Movement> movements = new ArrayList<>();
            Panels.Vectors moved = Panels.zeros(0, 0).all();
            for (int k = 0; k < hidden.size(); k++) {
                Panels.Vectors change = Panels.zeros(1, hidden.get(k).units()).all();
                if (k > 0) {
                    between.get(k - 1).right(moved, change);
                }
                addOwn(k, change);
                movements.add(movement(k, change));
                moved = pointwise(k, change);
            }
            double change = readout.weighs(moved).at(0, 0) - own(hidden.size());
            movements.add(new Movement(Math.abs(change), Math.abs(outputs.at(0, 0))));
            return movements;
        }

        /// Leaves δ = ∂f/∂z in the gradients of the hidden layers.
        private void pull() {
            int top = hidden.size() - 1;
            for (int k = top; k >= 0; k--) {
                HiddenUnits units = hidden.get(k);
                Panels.Vectors slope = units.gradient(1).all();
                if (k == top) {
                    slope.panels().forEach(p -> readout.pull(ONE, slope, p));
                } else {
                    between.get(k).left(hidden.get(k + 1).gradient(1).all(), slope);
                }
                slope.panels().forEach(p -> units.passActivation(1, p));
            }
        }

        /// What matrix k adds to what it makes, per unit of its slope: rate |h|² + bias rate, or Σ|h| for |h|².
        private double own(int k) {
            RateFactors.Matrix rates = factors.matrices().get(k);
            double inputs = k == 0
                    ? strength(Panels.of(input).all())
                    : strength(hidden.get(k - 1).h(0, 1));
            return rates.weight().rate() * inputs + rates.bias().rate();
        }

        private double strength(Panels.Vectors h) {
            return h.panels()
                    .sum(1, 1, (p, part) -> {
                        for (double unit : h.panels().panel(p).entries()) {
                            part.entries()[0] += unit * step(unit);
                        }
                    })
                    .at(0, 0);
        }

        private void addOwn(int k, Panels.Vectors change) {
            double own = own(k);
            Panels slopes = hidden.get(k).gradient(1);
            change.panels().forEach(p -> {
                double[] slope = slopes.panel(p).entries();
                double[] into = change.panels().panel(p).entries();
                for (int i = 0; i < into.length; i++) {
                    into[i] -= own * step(slope[i]);
                }
            });
        }

        private Movement movement(int k, Panels.Vectors change) {
            Panels.Vectors z = hidden.get(k).z(0, 1);
            return Movement.of(
                    Panels.dots(change, change).at(0, 0),
                    Panels.dots(z, z).at(0, 0),
                    z.panels().units());
        }

        /// φ′(z) dz
        private Panels.Vectors pointwise(int k, Panels.Vectors change) {
            Panels.Vectors moved = change.copy().all();
            moved.panels().forEach(p -> hidden.get(k).timesDerivative(moved, p));
            return moved;
        }
    }
}
