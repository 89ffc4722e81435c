package wick.data;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Inputs (one row each) and what is to be said about them; `description` names the origin where it is
/// known.
public record DataSet(String name, String description, Matrix inputs, Targets targets) {

    public DataSet {
        if (targets.size() != inputs.rows()) {
            throw new IllegalArgumentException(
                    name + " has " + inputs.rows() + " inputs but " + targets.size() + " targets");
        }
    }

    /// The number of inputs.
    public int size() {
        return inputs.rows();
    }

    /// The number of components of an input.
    public int dimension() {
        return inputs.columns();
    }

    /// The first `count` inputs.
    ///
    /// @throws IllegalArgumentException if there are fewer
    public DataSet take(int count) {
        requireCount("take", count);
        return select(Targets.rows(0, count));
    }

    /// All but the first `count` inputs.
    ///
    /// @throws IllegalArgumentException if there are not more
    public DataSet skip(int count) {
        requireCount("skip", count);
        return select(Targets.rows(count, size()));
    }

    private void requireCount(String what, int count) {
        if (count < 0 || count > size()) {
            throw new IllegalArgumentException(
                    what + " " + count + " must be from 0 to " + size() + ", the inputs " + name + " has");
        }
    }

    /// The inputs `rows`, in that order.
    public DataSet select(List<Integer> rows) {
        return new DataSet(name, description, select(inputs, rows), targets.select(rows));
    }

    /// The same inputs in an order drawn with `seed`, all orders equally likely.
    public DataSet shuffled(long seed) {
        List<Integer> order = new ArrayList<>(Targets.rows(0, size()));
        RandomStream random = Address.of(seed, "data.shuffle").open();
        for (int i = size() - 1; i > 0; i--) {
            int j = (int) (random.nextUniform() * (i + 1));
            order.set(j, order.set(i, order.get(j)));
        }
        return select(order);
    }

    /// The same targets with other inputs, such as scaled ones.
    public DataSet withInputs(Matrix other) {
        return new DataSet(name, description, other, targets);
    }

    static Matrix select(Matrix matrix, List<Integer> rows) {
        int columns = matrix.columns();
        Matrix selected = Matrix.zeros(rows.size(), columns);
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(matrix.entries(), rows.get(i) * columns, selected.entries(), i * columns, columns);
        }
        return selected;
    }
}
