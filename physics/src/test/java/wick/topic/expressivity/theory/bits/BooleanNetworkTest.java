package wick.topic.expressivity.theory.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Cos;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.weighted.WeightedNetwork;

class BooleanNetworkTest {

    @ParameterizedTest
    @CsvSource({"10, 6.692850925e-3", "23, 1.012999098e-5", "46.0517018597, 1e-10"})
    void theErrorOfAProductDependsOnTheSharpnessAlone(double sharpness, double error) {
        for (int k = 3; k <= 20; k++) {
            BitProduct product = new BitProduct(new Sigmoid(), sharpness);
            assertEquals(error, product.error(k), 1e-9 * error);
            assertEquals(1 / (1 + Math.exp(sharpness / 2)), product.error(k), 1e-12 * error);
            double largest = 0;
            for (int sum = 0; sum <= k; sum++) {
                double value = 1 / (1 + Math.exp(sharpness * (k - 0.5 - sum)));
                largest = Math.max(largest, Math.abs(value - (sum == k ? 1 : 0)));
            }
            assertEquals(largest, product.error(k), 2e-16);
        }
    }

    @Test
    void tenDigitsNeedTwiceTheSourcesSharpness() {
        assertEquals(46.0517018597, BitProduct.sharpnessForDigits(10), 1e-10);
        assertEquals(47.4379962209, BitProduct.sharpnessForRounding(10), 1e-10);
        assertEquals(23.0258509299, BitProduct.sharpnessOfTheSource(10), 1e-10);
        for (int digits : new int[] {1, 3, 10, 14}) {
            double enough = new BitProduct(new Sigmoid(), BitProduct.sharpnessForDigits(digits)).error(5);
            assertEquals(Math.pow(10, -digits), enough, 1e-13 * Math.pow(10, -digits) + 1e-28);
            double source = new BitProduct(new Sigmoid(), BitProduct.sharpnessOfTheSource(digits)).error(5);
            assertTrue(source > 0.9 * Math.pow(10, -digits / 2.0) / (digits == 1 ? 1.4 : 1), digits + ": " + source);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "tanh", "erf", "relu", "softplus", "silu", "gelu", "exp"})
    void theNetworkGivesEveryValueOfARandomFunction(String activation) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        TruthTable table = TruthTable.of(8, _ -> random.nextBoolean());
        BooleanNetwork compiled = BooleanNetwork.within(
                BitPolynomial.of(table), Activation.named(activation).orElseThrow(), 1e-6);
        WeightedNetwork network = compiled.network();
        BitOutputs outputs = BitOutputs.of(compiled);
        assertEquals(compiled.polynomial().terms(), network.neurons());
        assertEquals(1, network.hiddenLayers());
        double largest = 0;
        for (int x = 0; x < table.size(); x++) {
            double[] bits = new double[8];
            for (int i = 0; i < 8; i++) {
                bits[i] = x >> i & 1;
            }
            double output = network.apply(bits)[0];
            largest = Math.max(largest, Math.abs(output - (table.at(x) ? 1 : 0)));
            assertEquals(outputs.at(x), output, outputs.rest() + 2e-11);
        }
        assertTrue(largest < 1e-6, activation + ": " + largest);
        assertEquals(largest, outputs.largestError(table), 2e-11 + outputs.rest());
        boolean exact = activation.equals("relu");
        assertTrue(exact || largest > 1e-9, activation + " is sharper than it must be: " + largest);
    }

    /// Sums over all terms, one input after the other, at a sharpness where many orders count.
    @Test
    void outputsForAllInputsAreTheSumsOverTerms() {
        TruthTable table = TruthTable.majority(7);
        BitPolynomial polynomial = BitPolynomial.of(table);
        BooleanNetwork blunt = new BooleanNetwork(polynomial, new BitProduct(new Sigmoid(), 9));
        BitOutputs outputs = BitOutputs.of(blunt);
        for (int x = 0; x < table.size(); x++) {
            double sum = polynomial.at(0);
            for (int set = 1; set < polynomial.size(); set++) {
                int missing = Integer.bitCount(set & ~x);
                sum += polynomial.at(set) / (1 + Math.exp(-9 * (0.5 - missing)));
            }
            assertEquals(sum, outputs.at(x), outputs.rest());
        }
        assertTrue(outputs.rest() > 0 && outputs.rest() < 1e-6, "rest " + outputs.rest());
    }

    @Test
    void aConstantIsANetworkToo() {
        BooleanNetwork constant =
                BooleanNetwork.within(BitPolynomial.of(TruthTable.of(3, _ -> true)), new Relu(), 1e-3);
        assertEquals(1, constant.network().apply(1, 0, 1)[0]);
        assertEquals(0, constant.polynomial().degree());
    }

    @Test
    void whatCannotCheckASumIsRefused() {
        assertRefused(() -> new BitProduct(new Cos(), 10), "cos does not go to a constant");
        assertRefused(() -> new BitProduct(new Sigmoid(), -1), "sharpness -1.0");
        assertRefused(() -> BitProduct.sharpnessForDigits(0), "digits 0.0");
        BitPolynomial parity = BitPolynomial.of(TruthTable.parity(16));
        assertRefused(
                () -> BooleanNetwork.within(parity, new Sigmoid(), 1e-12), "at least " + BooleanNetwork.floor(parity));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable work, String part) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, work).getMessage());
        assertTrue(message.contains(part), message);
    }
}
