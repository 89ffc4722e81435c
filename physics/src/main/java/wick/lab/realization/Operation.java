package wick.lab.realization;

import java.util.List;
import wick.network.Activation;
import wick.network.Combination;
import wick.network.Pooling;
import wick.network.Shape;
import wick.network.Step;

/// One operation of a [Circuit]; it makes the value `to` from earlier ones.
sealed interface Operation {
    int to();

    /// The values that it reads.
    List<Integer> sources();

    /// A weight matrix and a bias, at one position or at many.
    record Weighted(Step.Linear linear, Placement placement, int from, int to) implements Operation {
        @Override
        public List<Integer> sources() {
            return List.of(from);
        }
    }

    /// An activation, unit by unit.
    record Apply(Activation activation, int from, int to) implements Operation {
        @Override
        public List<Integer> sources() {
            return List.of(from);
        }
    }

    /// Average, sum or maximum over windows, channel by channel.
    record Pool(Pooling pooling, Placement placement, int from, int to) implements Operation {
        @Override
        public List<Integer> sources() {
            return List.of(from);
        }
    }

    /// (x − mean) / √(variance + epsilon) over the channels at each position.
    record Normalize(double epsilon, Shape shape, int from, int to) implements Operation {
        @Override
        public List<Integer> sources() {
            return List.of(from);
        }
    }

    /// Dropout; `number` counts the dropouts of a network, so that each has noise of its own.
    record Drop(double rate, int number, int from, int to) implements Operation {
        @Override
        public List<Integer> sources() {
            return List.of(from);
        }
    }

    /// Σ_p′ A(p,p′) v(p′) with A the softmax over p′ of k(p)·k(p′)/d; `shape` is that of keys, values and
    /// result.
    record Attend(Shape shape, int keys, int values, int to) implements Operation {
        @Override
        public List<Integer> sources() {
            return List.of(keys, values);
        }
    }

    /// Sum, product or concatenation of several values, a value perhaps twice.
    record Combine(Combination combination, List<Integer> sources, int to) implements Operation {
        public Combine {
            sources = List.copyOf(sources);
        }
    }
}
