package wick.network;

import java.util.List;
import wick.network.formula.Blocks;
import wick.network.formula.CheckedFormula;
import wick.network.formula.Expression;
import wick.network.formula.ExpressionText;
import wick.network.formula.Jet;

/// φ(z) written as a formula, such as `z * sigmoid(1.702 * z)`.
///
/// `kinks` are the points where φ or a derivative of it may jump, ascending; `declared` says that they were
/// named with the formula instead of found in it. Functions have their usual tails only where the formula,
/// evaluated as written, has them: `exp(z) / (1 + exp(z))` is NaN at z = 1000, `sigmoid(z)` is 1.
public record Formula(Expression expression, List<Double> kinks, boolean declared) implements Activation {

    public Formula {
        kinks = List.copyOf(kinks);
        for (int i = 0; i < kinks.size(); i++) {
            if (!Double.isFinite(kinks.get(i)) || (i > 0 && kinks.get(i) <= kinks.get(i - 1))) {
                throw new IllegalArgumentException("kinks " + kinks + " must be finite and ascending");
            }
        }
    }

    /// The formula written in `text`, with the kinks found in it.
    ///
    /// @throws wick.network.formula.FormulaException saying where it cannot be read or is not defined
    public static Formula of(String text) {
        CheckedFormula checked = CheckedFormula.of(text);
        return new Formula(checked.expression(), checked.kinks(), false);
    }

    /// The formula written in `text`, with kinks at the points given.
    ///
    /// @throws wick.network.formula.FormulaException saying where it cannot be read or is not defined
    public static Formula of(String text, List<Double> kinks) {
        return new Formula(CheckedFormula.of(text, kinks).expression(), kinks, true);
    }

    /// The canonical text.
    @Override
    public String name() {
        return ExpressionText.of(expression);
    }

    /// Where the two sides differ by more than slopes explain.
    @Override
    public List<Double> jumps() {
        return kinks.stream().filter(this::jumpsAt).toList();
    }

    private boolean jumpsAt(double kink) {
        double step = Math.max(1, Math.abs(kink)) * 0x1p-26;
        Jet left = Jet.at(expression, kink - step);
        Jet right = Jet.at(expression, kink + step);
        double change = Math.abs(right.value() - left.value());
        double scale = Math.abs(left.value()) + Math.abs(right.value());
        return change > 4 * step * (Math.abs(left.first()) + Math.abs(right.first())) + 1e-9 * scale;
    }

    @Override
    public double value(double z) {
        return Jet.value(expression, z);
    }

    @Override
    public double derivative(double z) {
        return Jet.at(expression, z).first();
    }

    @Override
    public double secondDerivative(double z) {
        return Jet.at(expression, z).second();
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Blocks.valueInto(expression, z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Blocks.slopeInto(expression, z, zFrom, count, y, yFrom);
    }
}
