package wick.data;

import java.util.List;
import java.util.stream.IntStream;
import wick.numeric.matrix.Matrix;

/// What the network is to say about each input.
public sealed interface Targets {

    /// The number of inputs they belong to.
    int size();

    /// The targets of the inputs `rows`, in that order.
    Targets select(List<Integer> rows);

    /// One class for each input, counted from 0, out of `classes`.
    record Labels(List<Integer> values, int classes) implements Targets {
        public Labels {
            values = List.copyOf(values);
            for (int label : values) {
                if (label < 0 || label >= classes) {
                    throw new IllegalArgumentException("label " + label + " must be from 0 to " + (classes - 1));
                }
            }
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Labels select(List<Integer> rows) {
            return new Labels(rows.stream().map(values::get).toList(), classes);
        }
    }

    /// One row of numbers for each input.
    record Values(Matrix rows) implements Targets {
        @Override
        public int size() {
            return rows.rows();
        }

        @Override
        public Values select(List<Integer> selected) {
            return new Values(DataSet.select(rows, selected));
        }
    }

    /// Inputs alone.
    record Absent(int size) implements Targets {
        @Override
        public Absent select(List<Integer> rows) {
            return new Absent(rows.size());
        }
    }

    /// All of `size` rows in order.
    static List<Integer> rows(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
