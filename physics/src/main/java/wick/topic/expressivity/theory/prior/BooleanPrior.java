package wick.topic.expressivity.theory.prior;

import java.util.Arrays;
import java.util.List;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.OrthantProbability;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.KernelEngine;

/// How probable every function of three bits is as the sign of an infinitely wide network with random
/// weights.
///
/// The outputs at the corners of the cube, bits written as −1 and 1, are jointly normal with the NNGP
/// kernel as covariance, and a function is an orthant of them. The kernel depends on the number of bits in
/// which two corners differ, so that functions which permuting or negating inputs, or negating the output,
/// turn into each other are equally probable: 256 functions in 14 classes, one orthant each.
///
/// Source: Lee et al. 2018, arXiv:1711.00165.
public final class BooleanPrior {
    public static final int BITS = 3;
    public static final int FUNCTIONS = 256;
    private static final int CORNERS = 8;
    private static final int ALL = FUNCTIONS - 1;

    private final List<Kind> classes;
    private final int[] classOf;

    /// Functions of equal probability: the least of them by number, how many they are, and the probability
    /// of all of them together. Bit x of a function's number is its value for input x, bit i of x that of
    /// variable i.
    public record Kind(int first, int functions, Approximation probability) {}

    private BooleanPrior(List<Kind> classes, int[] classOf) {
        this.classes = List.copyOf(classes);
        this.classOf = classOf;
    }

    /// `points` lattice points for each orthant and shift; see [OrthantProbability].
    ///
    /// @throws IllegalArgumentException for a network without three inputs, and for a kernel under which
    /// some functions are impossible
    public static BooleanPrior of(KernelEngine kernel, int points) {
        Matrix covariance = kernel.covariancesAlone().kernels(corners()).nngp();
        int[] classOf = partition();
        int count = Arrays.stream(classOf).max().orElseThrow() + 1;
        Kind[] classes = new Kind[count];
        Parallel.forEach(count, number -> {
            int first = 0;
            while (classOf[first] != number) {
                first++;
            }
            int functions =
                    (int) Arrays.stream(classOf).filter(c -> c == number).count();
            Approximation one = OrthantProbability.of(signed(covariance, first), points);
            classes[number] =
                    new Kind(first, functions, new Approximation(functions * one.value(), functions * one.error()));
        });
        return new BooleanPrior(List.of(classes), classOf);
    }

    /// The corners of the cube, one in each row.
    public static Matrix corners() {
        Matrix corners = Matrix.zeros(CORNERS, BITS);
        for (int x = 0; x < CORNERS; x++) {
            for (int bit = 0; bit < BITS; bit++) {
                corners.set(x, bit, (x >> bit & 1) == 1 ? 1 : -1);
            }
        }
        return corners;
    }

    private static double[][] signed(Matrix covariance, int function) {
        double[][] signed = new double[CORNERS][CORNERS];
        for (int x = 0; x < CORNERS; x++) {
            for (int y = 0; y < CORNERS; y++) {
                boolean same = (function >> x & 1) == (function >> y & 1);
                signed[x][y] = same ? covariance.at(x, y) : -covariance.at(x, y);
            }
        }
        return signed;
    }

    /// The class of every function; classes in the order of their least functions.
    private static int[] partition() {
        int[] classOf = new int[FUNCTIONS];
        Arrays.fill(classOf, -1);
        int count = 0;
        for (int f = 0; f < FUNCTIONS; f++) {
            if (classOf[f] < 0) {
                spread(f, count++, classOf);
            }
        }
        return classOf;
    }

    /// Neighbors by an exchange of two adjacent bits, the negation of the first one, and that of the
    /// output.
    private static void spread(int function, int number, int[] classOf) {
        if (classOf[function] >= 0) {
            return;
        }
        classOf[function] = number;
        spread(ALL ^ function, number, classOf);
        int negated = 0;
        int swapped = 0;
        int swappedAbove = 0;
        for (int x = 0; x < CORNERS; x++) {
            int value = function >> x & 1;
            negated |= value << (x ^ 1);
            swapped |= value << ((x & 4) | ((x & 1) << 1) | ((x >> 1) & 1));
            swappedAbove |= value << ((x & 1) | ((x & 2) << 1) | ((x >> 1) & 2));
        }
        spread(negated, number, classOf);
        spread(swapped, number, classOf);
        spread(swappedAbove, number, classOf);
    }

    /// The classes, in the order of their least functions.
    public List<Kind> all() {
        return classes;
    }

    /// The number of the class of a function.
    public int classOf(int function) {
        return classOf[function];
    }

    /// The probability of one function.
    public double probability(int function) {
        Kind own = classes.get(classOf[function]);
        return own.probability().value() / own.functions();
    }

    /// The numerical error of the probability of one function.
    public double error(int function) {
        Kind own = classes.get(classOf[function]);
        return own.probability().error() / own.functions();
    }

    /// −Σ p log₂ p over the functions; they would need [#CORNERS] bits if they were equally probable.
    public double entropy() {
        double bits = 0;
        for (Kind one : classes) {
            double p = one.probability().value();
            bits -= p * Math.log(p / one.functions()) / Math.log(2);
        }
        return bits;
    }
}
