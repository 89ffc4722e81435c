package wick.experiment.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wick.network.signal.Moments;
import wick.network.signal.Quantity;

/// Steps of the optimizer that move some modules' outputs far more than others'.
///
/// In mu-P every hidden output moves by an amount of order one times the learning rate; what is compared
/// here is the size of the change of an output over the size of that output.
///
/// Source: Yang and Hu 2021, arXiv:2011.14522.
final class UpdateCheck {
    private static final double APART = 300;

    private final Examination given;

    UpdateCheck(Examination given) {
        this.given = given;
    }

    private record Move(String module, double size) {}

    List<Finding> findings() {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < given.stages().size(); i++) {
            Moments output = given.signals(i).of(Quantity.OUTPUT);
            Moments update = given.signals(i).of(Quantity.OUTPUT_UPDATE);
            if (given.stage(i).kind().isLinear() && update.isKnown() && output.square() > 0 && update.square() > 0) {
                moves.add(new Move(given.stage(i).module(), Math.sqrt(update.square() / output.square())));
            }
        }
        return uneven(moves).map(List::of).orElse(List.of());
    }

    private static Optional<Finding> uneven(List<Move> moves) {
        if (moves.size() < 3) {
            return Optional.empty();
        }
        Move least = moves.stream().min(Comparator.comparingDouble(Move::size)).orElseThrow();
        Move most = moves.stream().max(Comparator.comparingDouble(Move::size)).orElseThrow();
        if (most.size() < APART * least.size()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Fault.UNEVEN_UPDATES,
                Severity.NOTICE,
                List.of(most.module(), least.module()),
                Finding.Words.of(
                        "one step moves the output of " + most.module() + " by " + Numbers.text(most.size())
                                + " of its size and that of " + least.module() + " by " + Numbers.text(least.size()),
                        "give them learning rates of their own; wick scaling has the mu-P table")));
    }
}
