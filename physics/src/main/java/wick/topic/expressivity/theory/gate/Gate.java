package wick.topic.expressivity.theory.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/// A sum of neurons whose Taylor expansion has the monomial Π x_i^{e_i}, of degree n, as its term of order n:
///
///     Π x_i^{e_i} ≈ 1/(σ⁽ⁿ⁾(b) λⁿ) Σ_k w_k σ(b + λ d_k·x),      Σ_k w_k (d_k·x)ⁿ/n! = Π x_i^{e_i} exactly,
///
/// with a finite difference in every variable: d_k runs over all combinations of their offsets. What is left at order
/// j is σ⁽ʲ⁾(b) λ^{j−n}/σ⁽ⁿ⁾(b) times Σ_k w_k (d_k·x)ʲ/j!, the [#moment]. A gate works at a bias b
/// where σ⁽ʲ⁾(b) = 0 for
/// every j of [#vanishing]; a constant that is left (j = 0) is taken off again. Where the neuron that reads nothing is
/// not kept, what it would contribute is such a constant.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225, eqs. 10, 11 and appendix A; the halves are ours.
public record Gate(List<Integer> exponents, List<Stencil> stencils, boolean keepsConstant) {

    /// @throws IllegalArgumentException if the term of order n is not the monomial
    public Gate {
        exponents = List.copyOf(exponents);
        stencils = List.copyOf(stencils);
        if (exponents.size() != stencils.size() || degree(exponents) < 1) {
            throw new IllegalArgumentException("a gate needs a factor, and a difference for every variable");
        }
        if (!moment(stencils, degree(exponents)).equals(Map.of(exponents, BigFraction.ONE))) {
            throw new IllegalArgumentException("the leading term is not the monomial " + exponents);
        }
    }

    /// Every sign of every factor: Π(e_i + 1) neurons, 2ⁿ for n different factors, four for a product of two (eq. 11).
    /// Nothing of an order below n + 2 is left but the monomial.
    public static Gate full(List<Integer> exponents) {
        List<Stencil> stencils = new ArrayList<>();
        exponents.forEach(exponent -> stencils.add(Stencil.central(exponent)));
        return normalized(exponents, stencils);
    }

    /// Only the sign vectors that begin with +: half as many neurons. What is left at order n − 1 has to vanish by the
    /// choice of the bias.
    public static Gate half(List<Integer> exponents) {
        List<Stencil> stencils = new ArrayList<>();
        boolean fixed = false;
        for (int exponent : exponents) {
            boolean here = !fixed && exponent > 0;
            stencils.add(here ? Stencil.half(exponent) : Stencil.central(exponent));
            fixed = fixed || here;
        }
        return normalized(exponents, stencils);
    }

    /// A product of two from three neurons and a constant: σ(u + v) − σ(u) − σ(v) + σ(0).
    public static Gate three() {
        return new Gate(List.of(1, 1), List.of(Stencil.forward(), Stencil.forward()), false);
    }

    /// On the smallest whole offsets, with the weight of the monomial 1.
    private static Gate normalized(List<Integer> exponents, List<Stencil> stencils) {
        int divisor = stencils.stream()
                .flatMap(stencil -> stencil.weights().keySet().stream())
                .reduce(0, Gate::gcd);
        List<Stencil> scaled = new ArrayList<>();
        stencils.forEach(stencil -> scaled.add(stencil.dividedBy(divisor)));
        BigFraction leading = moment(scaled, degree(exponents)).getOrDefault(exponents, BigFraction.ONE);
        scaled.set(0, scaled.getFirst().times(leading.reciprocal()));
        return new Gate(exponents, scaled, true);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    private static int degree(List<Integer> exponents) {
        return exponents.stream().mapToInt(Integer::intValue).sum();
    }

    /// The number of factors, counted with their exponents.
    public int degree() {
        return degree(exponents);
    }

    /// The gate without its neuron that reads nothing.
    public Gate withoutConstant() {
        return new Gate(exponents, stencils, false);
    }

    /// The neurons, with positive and negative weights by turns, so that sums over a gate stay small on the way.
    public List<Ray> rays() {
        List<Ray> rays = List.of(new Ray(List.of(), BigFraction.ONE));
        for (Stencil stencil : stencils) {
            List<Ray> longer = new ArrayList<>();
            for (Ray ray : rays) {
                stencil.weights().forEach((offset, weight) -> {
                    List<Integer> direction = new ArrayList<>(ray.direction());
                    direction.add(offset);
                    longer.add(new Ray(direction, ray.weight().multiply(weight)));
                });
            }
            rays = longer;
        }
        return alternating(
                rays.stream().filter(ray -> keepsConstant || !ray.isConstant()).toList());
    }

    private static List<Ray> alternating(List<Ray> rays) {
        List<Ray> order = new ArrayList<>();
        List<Ray> rest = new ArrayList<>(rays);
        BigFraction sum = BigFraction.ZERO;
        while (!rest.isEmpty()) {
            boolean negative = sum.compareTo(BigFraction.ZERO) > 0;
            Ray next = rest.stream()
                    .filter(ray -> (ray.weight().compareTo(BigFraction.ZERO) < 0) == negative)
                    .findFirst()
                    .orElse(rest.getFirst());
            rest.remove(next);
            order.add(next);
            sum = sum.add(next.weight());
        }
        return order;
    }

    /// Σ_k w_k (d_k·x)ʲ/j!, over all neurons and the one that reads nothing: the coefficients, not zero, of the
    /// monomials of order j.
    public Map<List<Integer>, BigFraction> moment(int order) {
        return moment(stencils, order);
    }

    /// Products of the moments of every difference.
    private static Map<List<Integer>, BigFraction> moment(List<Stencil> stencils, int order) {
        Map<List<Integer>, BigFraction> found = new HashMap<>();
        found.put(List.of(), BigFraction.ONE);
        for (int i = 0; i < stencils.size(); i++) {
            Map<List<Integer>, BigFraction> longer = new HashMap<>();
            boolean last = i == stencils.size() - 1;
            for (int r = 0; r <= order; r++) {
                BigFraction own = stencils.get(i).moment(r);
                int power = r;
                if (own.equals(BigFraction.ZERO)) {
                    continue;
                }
                found.forEach((monomial, value) -> {
                    int total = degree(monomial) + power;
                    if (last ? total == order : total <= order) {
                        List<Integer> extended = new ArrayList<>(monomial);
                        extended.add(power);
                        longer.put(List.copyOf(extended), value.multiply(own));
                    }
                });
            }
            found = longer;
        }
        return found;
    }

    /// The orders j from 1 to n − 1 at which something is left, so that σ⁽ʲ⁾(b) has to vanish; descending.
    public List<Integer> vanishing() {
        List<Integer> orders = new ArrayList<>();
        for (int order = degree() - 1; order >= 1; order--) {
            if (!moment(order).isEmpty()) {
                orders.add(order);
            }
        }
        return orders;
    }

    /// The first order above n at which something is left: the error falls as λ to the power of its distance from n.
    public int nextOrder() {
        int order = degree() + 1;
        while (moment(order).isEmpty()) {
            order++;
        }
        return order;
    }

    /// Σ w_k over the neurons that are kept.
    public BigFraction constant() {
        BigFraction sum = BigFraction.ZERO;
        for (Ray ray : rays()) {
            sum = sum.add(ray.weight());
        }
        return sum;
    }

    /// Whether the neurons come in pairs d, −d with equal weights. The sums that lead into a pair are opposite to the
    /// last bit, so that their rounding errors cancel to first order.
    public boolean isEven() {
        Map<List<Integer>, BigFraction> weights = new HashMap<>();
        List<Ray> rays = rays();
        rays.forEach(ray -> weights.put(ray.direction(), ray.weight()));
        return rays.stream()
                .allMatch(ray -> ray.weight().equals(weights.getOrDefault(ray.opposite(), BigFraction.ZERO)));
    }

    /// How many neurons [#full] needs, Π(e_i + 1), before they are made.
    public static long neuronsOfFull(List<Integer> exponents) {
        long neurons = 1;
        for (int exponent : exponents) {
            neurons = Math.multiplyExact(neurons, exponent + 1L);
        }
        return neurons;
    }
}
