package wick.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wick.data.Csv;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.text.Place;
import wick.topic.expressivity.lab.kan.Samples;

/// A table as samples: which columns are inputs, which one is the target, which rows are for testing.
record KanColumns(List<String> variables, String target, Samples train, Samples test) {
    private static final int FEWEST = 10;

    static KanColumns of(Csv csv, KanOptions asked, long seed) {
        int columns = csv.rows().columns();
        if (columns < 2) {
            throw new BadInput(csv.file() + " has one column; inputs and a target need at least two");
        }
        int target = asked.target()
                .map(name -> csv.column(Place.file("--target"), name))
                .orElse(columns - 1);
        List<Integer> inputs = IntStream.range(0, columns)
                .filter(column -> column != target)
                .boxed()
                .toList();
        Matrix rows = csv.rows();
        List<Integer> order = shuffled(rows.rows(), seed);
        int tests = (int) Math.floor(asked.test() * rows.rows());
        int trained = rows.rows() - tests;
        if (trained < FEWEST) {
            throw new BadInput(csv.file() + " has " + rows.rows() + " rows, of which " + trained
                    + " are for training; at least " + FEWEST + " are needed");
        }
        if (constant(rows, target)) {
            throw new BadInput(csv.file() + ": the target " + name(csv, target) + " is the same number, "
                    + rows.at(0, target) + ", in every row; there is nothing to learn");
        }
        Samples all = samples(rows, order, inputs, target);
        return new KanColumns(
                inputs.stream().map(column -> name(csv, column)).toList(),
                name(csv, target),
                all.rows(0, trained),
                all.rows(trained, rows.rows()));
    }

    private static boolean constant(Matrix rows, int column) {
        return IntStream.range(0, rows.rows()).allMatch(i -> rows.at(i, column) == rows.at(0, column));
    }

    private static String name(Csv csv, int column) {
        return csv.header().isEmpty() ? "x" + column : csv.header().get(column);
    }

    /// The inputs of a network in a table: the columns of these names, or all in order where the table names none.
    static Matrix inputs(Csv csv, List<String> variables) {
        List<Integer> columns = new ArrayList<>();
        if (csv.header().isEmpty()) {
            if (csv.rows().columns() < variables.size()) {
                throw new BadInput(csv.file() + " has " + csv.rows().columns() + " columns; the network takes "
                        + variables.size() + ": " + String.join(", ", variables));
            }
            IntStream.range(0, variables.size()).forEach(columns::add);
        } else {
            variables.forEach(name -> columns.add(csv.column(Place.file(csv.file()), name)));
        }
        Matrix inputs = Matrix.zeros(csv.rows().rows(), columns.size());
        for (int i = 0; i < inputs.rows(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                inputs.set(i, j, csv.rows().at(i, columns.get(j)));
            }
        }
        return inputs;
    }

    /// The target's column, if the table has one of that name.
    static Optional<double[]> targets(Csv csv, String target) {
        int column = csv.header().indexOf(target);
        return column < 0
                ? Optional.empty()
                : Optional.of(csv.rows().transposed().row(column));
    }

    private static Samples samples(Matrix rows, List<Integer> order, List<Integer> inputs, int target) {
        Matrix x = Matrix.zeros(order.size(), inputs.size());
        Matrix y = Matrix.zeros(order.size(), 1);
        for (int s = 0; s < order.size(); s++) {
            for (int j = 0; j < inputs.size(); j++) {
                x.set(s, j, rows.at(order.get(s), inputs.get(j)));
            }
            y.set(s, 0, rows.at(order.get(s), target));
        }
        return new Samples(x, y);
    }

    private static List<Integer> shuffled(int count, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        RandomStream stream = Address.of(seed, "kan-split").open();
        for (int i = count - 1; i > 0; i--) {
            int j = (int) Math.min(i, Math.floor(stream.nextUniform() * (i + 1)));
            int kept = order.get(i);
            order.set(i, order.get(j));
            order.set(j, kept);
        }
        return order;
    }
}
