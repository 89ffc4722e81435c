package wick.torch.worker;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import wick.network.formula.Expression;
import wick.network.formula.Function;
import wick.network.formula.Jet;
import wick.network.formula.Operator;

/// Formulas in z, part by part.
final class Formulas {
    private Formulas() {}

    static Tensor of(Expression expression, Tensor z) {
        if (!expression.varies()) {
            return torch.full_like(z, new Scalar(Jet.value(expression, 0)));
        }
        return switch (expression) {
            case Expression.Variable() -> z;
            case Expression.Negation(Expression inner) -> of(inner, z).neg();
            case Expression.Call(Function function, Expression argument) -> of(function, of(argument, z));
            case Expression.Binary(Operator operator, Expression left, Expression right)
            when operator == Operator.POWER && !right.varies() ->
                of(left, z).pow(new Scalar(Jet.value(right, 0)));
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                of(operator, of(left, z), of(right, z));
            case Expression.Constant _, Expression.Pi _ -> throw new IllegalStateException("a constant varies");
        };
    }

    private static Tensor of(Function function, Tensor x) {
        return switch (function) {
            case EXP -> x.exp();
            case LOG -> x.log();
            case SQRT -> x.sqrt();
            case ABS -> x.abs();
            case SIGN -> x.sign();
            case SIN -> x.sin();
            case COS -> x.cos();
            case TANH -> x.tanh();
            case ERF -> x.erf();
            case SIGMOID -> x.sigmoid();
        };
    }

    private static Tensor of(Operator operator, Tensor left, Tensor right) {
        return switch (operator) {
            case SUM -> left.add(right);
            case DIFFERENCE -> left.sub(right);
            case PRODUCT -> left.mul(right);
            case QUOTIENT -> left.div(right);
            case POWER -> left.pow(right);
            case MIN -> left.minimum(right);
            case MAX -> left.maximum(right);
        };
    }
}
