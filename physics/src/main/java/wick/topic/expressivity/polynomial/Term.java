package wick.topic.expressivity.polynomial;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/// A polynomial as a tree, the way it was written.
public sealed interface Term {

    record Constant(BigFraction value) implements Term {}

    /// The variable with this index, counted from 0.
    record Variable(int index) implements Term {}

    record Sum(List<Term> terms) implements Term {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    record Product(List<Term> factors) implements Term {
        public Product {
            factors = List.copyOf(factors);
        }
    }

    record Power(Term base, int exponent) implements Term {
        public Power {
            if (exponent < 0) {
                throw new IllegalArgumentException("exponent " + exponent + " must not be negative");
            }
        }
    }

    /// The degree the tree shows; where terms cancel the polynomial itself may have a lower one.
    default BigInteger degree() {
        return switch (this) {
            case Constant _ -> BigInteger.ZERO;
            case Variable _ -> BigInteger.ONE;
            case Sum(List<Term> terms) -> terms.stream().map(Term::degree).reduce(BigInteger.ZERO, BigInteger::max);
            case Product(List<Term> factors) ->
                factors.stream().map(Term::degree).reduce(BigInteger.ZERO, BigInteger::add);
            case Power(Term base, int exponent) -> base.degree().multiply(BigInteger.valueOf(exponent));
        };
    }

    /// The same at variables larger by `shifts`, one for each.
    default Term moved(List<BigFraction> shifts) {
        return switch (this) {
            case Constant _ -> this;
            case Variable(int index) -> new Sum(List.of(new Constant(shifts.get(index)), this));
            case Sum(List<Term> terms) ->
                new Sum(terms.stream().map(term -> term.moved(shifts)).toList());
            case Product(List<Term> factors) ->
                new Product(factors.stream().map(factor -> factor.moved(shifts)).toList());
            case Power(Term base, int exponent) -> new Power(base.moved(shifts), exponent);
        };
    }
}
