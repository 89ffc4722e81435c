package wick.network.formula;

/// A function of z as a tree. Its canonical text, [ExpressionText#of], reads back to the same tree.
public sealed interface Expression {

    /// A number that is not negative, as written.
    record Constant(double value) implements Expression {
        public Constant {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("the constant " + value + " must be finite and not negative");
            }
        }
    }

    /// π
    record Pi() implements Expression {}

    /// z
    record Variable() implements Expression {}

    /// −`of`
    record Negation(Expression of) implements Expression {}

    /// `left` operator `right`
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /// function(`argument`)
    record Call(Function function, Expression argument) implements Expression {}

    /// Whether z appears.
    default boolean varies() {
        return switch (this) {
            case Constant _, Pi _ -> false;
            case Variable _ -> true;
            case Negation(Expression of) -> of.varies();
            case Binary(Operator _, Expression left, Expression right) -> left.varies() || right.varies();
            case Call(Function _, Expression argument) -> argument.varies();
        };
    }
}
