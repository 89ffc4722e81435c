package wick.experiment.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.signal.Fans;
import wick.network.signal.Figure;
import wick.network.signal.Kind;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;
import wick.network.signal.Recording;
import wick.network.signal.Signals;
import wick.network.signal.Stage;

/// What is odd in a sound model by design, told apart from the fault that looks like it.
class DesignTest {
    private final List<Stage> stages = new ArrayList<>();
    private final List<Signals> signals = new ArrayList<>();

    /// @param size of what it puts out
    private int add(String name, Kind kind, double size, Integer... inputs) {
        stages.add(new Stage(name, Stage.Make.of(kind, ""), List.of(inputs), Fans.NONE));
        signals.add(new Signals(Map.of(Quantity.OUTPUT, moments(size, 0)), Map.of()));
        return stages.size() - 1;
    }

    private static Moments moments(double size, double zeros) {
        return new Moments(64, 0, zeros, 0, size * size, 3 * Math.pow(size, 4), 3 * size);
    }

    /// A sum of a stream and a branch.
    private int sum(String name, double size, int stream, int branch) {
        double added = signals.get(branch).of(Quantity.OUTPUT).size();
        double there = signals.get(stream).of(Quantity.OUTPUT).size();
        int sum = add(name, Kind.ADDITION, size, stream, branch);
        signals.set(
                sum,
                new Signals(
                        Map.of(Quantity.OUTPUT, moments(size, 0), Quantity.INPUT, moments(there, 0)),
                        Map.of(Figure.BRANCH, added * added)));
        return sum;
    }

    private List<String> found(Fault fault) {
        Recording recording = new Recording(
                new Recording.Circumstances("test", "made by hand", 4, false),
                stages,
                List.of(new Recording.Step(OptionalDouble.empty(), signals)));
        return Diagnosis.of(recording).findings().stream()
                .filter(finding -> finding.fault() == fault)
                .map(finding -> finding.severity() + " " + String.join(" ", finding.modules()))
                .toList();
    }

    /// Blocks that add to embeddings of size 0.02, and normalize the sum: the first branch is `first` as strong as the
    /// others, which read signals of size 1. With `before`, every branch begins with a normalization.
    private List<String> branches(double first, boolean before) {
        int stream = add("embed", Kind.EMBEDDING, 0.02);
        for (int b = 0; b < 5; b++) {
            int read = before ? add("b." + b + ".ln", Kind.NORMALIZATION, 1, stream) : stream;
            int branch = add("b." + b + ".proj", Kind.LINEAR, b == 0 ? first : 1, read);
            stream = add("b." + b + ".norm", Kind.NORMALIZATION, 1, sum("b." + b + ".add", 1, stream, branch));
        }
        return found(Fault.BRANCH_SCALE);
    }

    /// A branch whose size goes with a power from 0 to 1 of a stream that is 50 times weaker is up to 50 times weaker;
    /// more than three times below or above this range it is at fault.
    @ParameterizedTest
    @CsvSource({"0.02, NOTICE", "0.1, NOTICE", "0.008, NOTICE", "0.005, FAULT", "4, FAULT"})
    void aBranchMayBeWeakerByAsMuchAsItsStreamIs(double first, Severity severity) {
        assertEquals(List.of(severity + " b.0.proj"), branches(first, false));
    }

    @Test
    void aBranchThatNormalizesWhatItReadsIsAsStrongWhateverTheStream() {
        assertEquals(List.of("FAULT b.0.proj"), branches(0.1, true));
    }

    /// Branches of a linear map, and one or two of attention and a linear map, 30 times stronger.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void branchesOfTwoMakesThatTakeTurnsAreComparedWithTheirOwn(int others) {
        int stream = add("embed", Kind.EMBEDDING, 1);
        for (int b = 0; b < 6; b++) {
            boolean other = b == 2 || (b == 4 && others == 2);
            int mixed = other ? add("b." + b + ".mix", Kind.ATTENTION, 1, stream) : stream;
            int norm = add("b." + b + ".norm", Kind.NORMALIZATION, 1, mixed);
            int branch = add("b." + b + ".proj", Kind.LINEAR, other ? 30 : 1, norm);
            stream = sum("b." + b + ".add", 1, stream, branch);
        }
        assertEquals(others == 1 ? List.of("FAULT b.2.proj") : List.of(), found(Fault.BRANCH_SCALE));
    }

    @ParameterizedTest
    @CsvSource({"1, FAULT b.2.norm", "2, NOTICE b.2.norm b.4.norm"})
    void aNormalizationLeftOutInSeveralBlocksIsADesign(int left, String expected) {
        int stream = add("embed", Kind.EMBEDDING, 1);
        for (int b = 0; b < 8; b++) {
            boolean without = b == 2 || (b == 4 && left == 2);
            int linear = add("b." + b + ".proj", Kind.LINEAR, 1, stream);
            stream = add("b." + b + ".norm", without ? Kind.IDENTITY : Kind.NORMALIZATION, 1, linear);
        }
        assertEquals(List.of(expected), found(Fault.MISSING_NORMALIZATION));
    }

    /// Two linear maps side by side, which one normalization reads; block 3 has none.
    @Test
    void whatOneMissingNormalizationWouldReadIsOneFinding() {
        int stream = add("embed", Kind.EMBEDDING, 1);
        for (int b = 0; b < 6; b++) {
            int left = add("b." + b + ".left", Kind.LINEAR, 1, stream);
            int right = add("b." + b + ".right", Kind.LINEAR, 1, stream);
            int both = add("b." + b + ".cat", Kind.OTHER, 1, left, right);
            int norm = b == 3 ? both : add("b." + b + ".norm", Kind.NORMALIZATION, 1, both);
            stream = add("b." + b + ".act", Kind.ACTIVATION, 1, norm);
        }
        assertEquals(List.of("FAULT b.3.left b.3.right"), found(Fault.MISSING_NORMALIZATION));
    }

    /// Blocks whose stream is normalized, and after the last a readout that reads it directly. Where branches
    /// normalize what they read and the stream itself goes on, the last sum may go to the readout as it is.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLastSumLacksItsNormalizationWhereTheStreamItselfIsNormalized(boolean stream) {
        int at = add("embed", Kind.EMBEDDING, 1);
        for (int b = 0; b < 5; b++) {
            int read = stream ? at : add("b." + b + ".ln", Kind.NORMALIZATION, 1, at);
            int sum = sum("b." + b + ".add", 1, at, add("b." + b + ".proj", Kind.LINEAR, 1, read));
            at = stream && b < 4 ? add("b." + b + ".norm", Kind.NORMALIZATION, 1, sum) : sum;
        }
        add("head", Kind.LINEAR, 1, at);
        assertEquals(stream ? List.of("FAULT head") : List.of(), found(Fault.MISSING_NORMALIZATION));
    }

    /// The gradient at the first of four sums is 10⁶ times that at the others; with some of its rows exactly zero, and
    /// a normalization behind, this says nothing about depth.
    @ParameterizedTest
    @CsvSource({"0, true, FAULT", "0.2, true, NOTICE", "0.2, false, FAULT"})
    void gradientsBehindRowsOfZerosAreNoFault(double zeros, boolean normalized, Severity severity) {
        int stream = add("embed", Kind.EMBEDDING, 1);
        for (int b = 0; b < 4; b++) {
            int sum = sum("b." + b + ".add", 1, stream, add("b." + b + ".proj", Kind.LINEAR, 1, stream));
            Signals known = signals.get(sum);
            signals.set(
                    sum,
                    new Signals(
                            Map.of(
                                    Quantity.OUTPUT, moments(1, b == 0 ? zeros : 0),
                                    Quantity.INPUT, known.of(Quantity.INPUT),
                                    Quantity.OUTPUT_GRADIENT, moments(b == 0 ? 1e6 : 1, 0)),
                            Map.of()));
            stream = normalized ? add("b." + b + ".norm", Kind.NORMALIZATION, 1, sum) : sum;
        }
        assertEquals(
                List.of(severity),
                Stream.of(found(Fault.GRADIENT_SCALE).getFirst())
                        .map(finding -> Severity.valueOf(finding.substring(0, finding.indexOf(' '))))
                        .toList());
    }
}
