package wick.lab.curvature;

import java.util.List;
import wick.lab.realization.RealNetwork;
import wick.lab.training.TrainingTask.Examples;
import wick.network.Step;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The Hessian of the loss, a *sum* over examples, with respect to the weights as they are when it is made.
///
/// Coordinates are those in which descent is plain, θ −= η ∂L/∂θ: a step of rate η is stable along an
/// eigenvector of eigenvalue λ if ηλ < 2, whatever the parameterization. For the mean loss divide by the number
/// of examples.
///
/// Chains of dense layers, activations and residual branches have exact products; δ-functions of φ″ at kinks are
/// left out, as everywhere between the kinks. Every other architecture has differences of exact gradients, with
/// an error estimate for each product ([#relativeError]).
public final class Hessian implements SymmetricOperator {
    private final SymmetricOperator products;
    private final boolean exact;
    private final double loss;
    private final Vector gradient;

    private Hessian(SymmetricOperator products, boolean exact, RealNetwork network, Examples examples, Loss loss) {
        this.products = products;
        this.exact = exact;
        gradient = Vector.of(
                DifferenceCurvature.gradient(network, new DescentCoordinates(network.wiring()), examples, loss));
        Matrix outputs = network.outputs();
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            sum += loss.of(outputs, examples.targets(), row);
        }
        this.loss = sum;
    }

    /// By the exact way where there is one.
    ///
    /// Throws [IllegalArgumentException] for dropout, whose loss is different at every look.
    public static Hessian of(RealNetwork network, Examples examples, Loss loss) {
        return ChainCurvature.possible(network)
                ? new Hessian(chain(network, examples, loss, true), true, network, examples, loss)
                : byDifferences(network, examples, loss);
    }

    /// By differences of gradients even where there is an exact way.
    public static Hessian byDifferences(RealNetwork network, Examples examples, Loss loss) {
        if (noisy(network.wiring().steps())) {
            throw new IllegalArgumentException(
                    "a network with dropout has another loss at every look and so no curvature: set its rate to 0");
        }
        return new Hessian(new DifferenceCurvature(network, examples, loss), false, network, examples, loss);
    }

    /// Jᵀ L″ J, the Hessian without the second derivatives of the outputs. For the sum of half squares its
    /// eigenvalues other than 0 are those of the tangent kernel.
    ///
    /// Throws [IllegalArgumentException] where no exact way exists; the tangent kernel does there too.
    public static Hessian gaussNewton(RealNetwork network, Examples examples, Loss loss) {
        if (!ChainCurvature.possible(network)) {
            throw new IllegalArgumentException("the Gauss-Newton matrix is there for chains of dense layers,"
                    + " activations and residual branches only; for half squares take the eigenvalues of the tangent"
                    + " kernel");
        }
        return new Hessian(chain(network, examples, loss, false), true, network, examples, loss);
    }

    private static SymmetricOperator chain(RealNetwork network, Examples examples, Loss loss, boolean whole) {
        return ChainCurvature.of(network, new ChainCurvature.Target(examples, loss, whole));
    }

    private static boolean noisy(List<Step> steps) {
        return steps.stream().anyMatch(step -> switch (step) {
            case Step.Dropout(double rate) -> rate > 0;
            case Step.Residual(List<Step> branch) -> noisy(branch);
            case Step.Fan fan -> fan.branches().stream().anyMatch(Hessian::noisy);
            default -> false;
        });
    }

    /// The loss at these weights.
    public double loss() {
        return loss;
    }

    /// ∂L/∂θ
    public Vector gradient() {
        return gradient;
    }

    /// Whether products are exact up to rounding.
    public boolean exact() {
        return exact;
    }

    @Override
    public int size() {
        return products.size();
    }

    @Override
    public void applyInto(double[] direction, double[] product) {
        products.applyInto(direction, product);
    }

    @Override
    public double relativeError() {
        return products.relativeError();
    }
}
