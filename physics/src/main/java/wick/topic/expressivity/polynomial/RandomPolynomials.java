package wick.topic.expressivity.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Polynomials drawn at random: 1 to `variables` variables, 1 to `terms` monomials of degree up to `degree` whose
/// variables are drawn one by one, coefficients k/12 with k from −60 to 60, not 0.
public record RandomPolynomials(int variables, int degree, int terms) {

    /// The polynomial with this number in the sequence of a seed.
    public Polynomial draw(long seed, int index) {
        RandomStream random =
                Address.of(seed, "random polynomial").network(index).open();
        int count = 1 + below(random, variables);
        List<Term> sum = new ArrayList<>();
        int monomials = 1 + below(random, terms);
        for (int i = 0; i < monomials; i++) {
            List<Term> factors = new ArrayList<>();
            int numerator = 1 + below(random, 60);
            factors.add(new Term.Constant(new BigFraction(random.nextSign() * numerator, 12)));
            int factorsLeft = 1 + below(random, degree);
            for (int j = 0; j < factorsLeft; j++) {
                factors.add(new Term.Variable(below(random, count)));
            }
            sum.add(new Term.Product(factors));
        }
        return new Polynomial(
                IntStream.rangeClosed(1, count).mapToObj(i -> "x" + i).toList(), new Term.Sum(sum));
    }

    private static int below(RandomStream random, int bound) {
        return (int) (random.nextUniform() * bound);
    }
}
