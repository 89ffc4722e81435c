package wick.topic.expressivity.theory.bits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitPolynomialTest {

    @Test
    void theMajorityOfThreeHasItsKnownPolynomial() {
        BitPolynomial majority = BitPolynomial.of(TruthTable.majority(3));
        assertEquals(
                List.of(0, 0, 0, 1, 0, 1, 1, -2),
                IntStream.range(0, 8).mapToObj(majority::at).toList());
        assertEquals(TruthTable.majority(3), TruthTable.ofHex("e8"));
        assertEquals(TruthTable.majority(3), TruthTable.ofDigits("0001 0111"));
        assertEquals(3, majority.degree());
        assertEquals(4, majority.terms());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 11, 20})
    void parityIsAsBadlyConditionedAsAFunctionCanBe(int n) {
        BitPolynomial parity = BitPolynomial.of(TruthTable.parity(n));
        for (int set = 1; set < parity.size(); set += Math.max(1, parity.size() / 997)) {
            int size = Integer.bitCount(set);
            assertEquals((size % 2 == 0 ? -1 : 1) << (size - 1), parity.at(set));
        }
        assertEquals(1 << (n - 1), parity.largest());
        assertEquals((Math.round(Math.pow(3, n)) - 1) / 2, parity.absoluteSum());
        assertEquals((1 << n) - 1, parity.terms());
    }

    /// Sums over subsets, each taken on its own.
    @Test
    void thePolynomialGivesTheFunctionBack() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int n : List.of(1, 3, 5, 7, 9)) {
            TruthTable table = TruthTable.of(n, _ -> random.nextInt(3) == 0);
            BitPolynomial polynomial = BitPolynomial.of(table);
            for (int x = 0; x < table.size(); x++) {
                int sum = 0;
                for (int set = x; ; set = (set - 1) & x) {
                    sum += polynomial.at(set);
                    if (set == 0) {
                        break;
                    }
                }
                assertEquals(table.at(x) ? 1 : 0, sum);
            }
            assertTrue(polynomial.largest() <= 1 << (n - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"(a & b) | !c ^ d, 0", "a, 1", "~(a ^ b) & (c | 0), 2", "a|b&c^d, 3", "!!a & 1, 1", "x_1 & x_2 & x_1, 4"
    })
    void anExpressionMeansWhatJavaMeansByIt(String text, int which) {
        List<IntPredicate> meanings = List.of(
                x -> (bit(x, 0) && bit(x, 1)) || (!bit(x, 2) ^ bit(x, 3)),
                x -> bit(x, 0),
                x -> !(bit(x, 0) ^ bit(x, 1)) && bit(x, 2),
                x -> bit(x, 0) || ((bit(x, 1) && bit(x, 2)) ^ bit(x, 3)),
                x -> bit(x, 0) && bit(x, 1));
        BooleanExpression expression = BooleanExpression.of(text);
        TruthTable expected = TruthTable.of(expression.variables().size(), meanings.get(which));
        assertEquals(expected, expression.table(), text);
    }

    private static boolean bit(int x, int i) {
        return (x >> i & 1) == 1;
    }

    @Test
    void variablesBeyondTheSixthFillWholeWords() {
        String names = "a,b,c,d,e,f,g,h,i";
        String text = names.replace(',', '^');
        assertEquals(TruthTable.parity(9), BooleanExpression.of(text).table());
        assertEquals(List.of(names.split(",", -1)), BooleanExpression.of(text).variables());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "a &; the end at place 4",
                "(a | b; the end at place 7",
                "a b; 'b' at place 3",
                "a & 2; '2' at place 5",
                "a + b; '+' at place 3",
                "1 & 0; no variables"
            })
    void whatCannotBeReadIsNamedWithItsPlace(String text, String part) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> BooleanExpression.of(text))
                .getMessage());
        assertTrue(message.contains(part), message);
    }

    @Test
    void tablesOfAnotherSizeAreRefusedWithTheirCount() {
        assertRefused(() -> TruthTable.ofDigits("011"), "3 values");
        assertRefused(() -> TruthTable.ofDigits("0121"), "value 2 of the truth table is '2'");
        assertRefused(() -> TruthTable.ofHex("123"), "12 values");
        assertRefused(() -> TruthTable.ofHex("1g"), "'g' at place 2");
        assertRefused(() -> TruthTable.parity(21), "21 bits");
        assertRefused(
                () -> BooleanExpression.of(IntStream.range(0, 25)
                        .mapToObj(i -> "x" + i)
                        .reduce((a, b) -> a + "&" + b)
                        .orElseThrow()),
                "25 bits");
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable work, String part) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, work).getMessage());
        assertTrue(message.contains(part), message);
    }

    /// 10⁷⁸ lies between 2²⁵⁹ and 2²⁶⁰.
    @Test
    void aFunctionOf260BitsTakesMoreBitsThanThereAreAtoms() {
        assertEquals(BigInteger.valueOf(256), BitPolynomial.functions(3));
        assertEquals(4097, BitPolynomial.functions(12).bitLength());
        BigInteger atoms = BigInteger.TEN.pow(78);
        assertTrue(BigInteger.TWO.pow(260).compareTo(atoms) > 0
                && BigInteger.TWO.pow(259).compareTo(atoms) < 0);
    }
}
