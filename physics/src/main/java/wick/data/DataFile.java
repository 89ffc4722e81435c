package wick.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import wick.numeric.matrix.Matrix;
import wick.text.Numbers;
import wick.text.Place;

/// A file of inputs with or without targets: CSV, NPY, NPZ or IDX, told apart by how it begins; or
/// `digits`, the set that comes with Wick.
///
/// `classes` is 0 for targets that are any numbers, and otherwise the number of classes: then every target
/// must be a whole number from 0 to `classes` − 1.
public record DataFile(String file, LabelPlace labels, int classes) {
    private static final List<String> INPUTS = List.of("X", "x", "inputs");
    private static final List<String> TARGETS = List.of("y", "Y", "labels", "targets");

    private enum Format {
        CSV,
        NPY,
        NPZ,
        IDX
    }

    /// Reads the set; the file's name is relative to `folder`.
    ///
    /// @throws wick.text.InputException naming file, line, value and what is allowed
    public DataSet read(Path folder) {
        return read(folder, false);
    }

    /// As [#read(Path)]; with `absent` numbers of inputs may be NaN, which says that there are none (in CSV
    /// also by an empty cell); targets may not.
    public DataSet read(Path folder, boolean absent) {
        if (file.equals(Digits.NAME)) {
            return table(Digits.read(), folder, Digits.DESCRIPTION);
        }
        Path path = folder.resolve(file);
        return switch (format(path)) {
            case CSV -> table(Csv.read(path, absent), folder, path.toString());
            case NPY -> arrays(Npy.read(path, absent), folder, path);
            case IDX -> arrays(Idx.read(path), folder, path);
            case NPZ -> {
                Npz npz = Npz.read(path, absent);
                Place place = Place.file(path.toString());
                Matrix inputs = npz.array(place, INPUTS).matrix();
                Targets targets = labels instanceof LabelPlace.Usual
                        ? targets(npz.array(place, TARGETS), place)
                        : elsewhere(folder, inputs.rows(), place);
                yield checked(inputs, targets, path);
            }
        };
    }

    private static Format format(Path path) {
        return Inputs.read(path, input -> {
            byte[] start = input.stream().readNBytes(6);
            if (starts(start, 0x93, 'N', 'U')) {
                return Format.NPY;
            }
            if (starts(start, 'P', 'K')) {
                return Format.NPZ;
            }
            return starts(start, 0, 0) ? Format.IDX : Format.CSV;
        });
    }

    private static boolean starts(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private DataSet arrays(Tensor inputs, Path folder, Path path) {
        Matrix rows = inputs.matrix();
        return checked(rows, elsewhere(folder, rows.rows(), Place.file(path.toString())), path);
    }

    private DataSet checked(Matrix inputs, Targets targets, Path path) {
        if (inputs.rows() != targets.size()) {
            throw Place.file(path.toString())
                    .problem("has " + inputs.rows() + " inputs, but there are " + targets.size() + " targets");
        }
        if (inputs.rows() == 0 || inputs.columns() == 0) {
            throw Place.file(path.toString()).problem("holds no inputs");
        }
        return new DataSet(file, path.toString(), inputs, targets);
    }

    /// Targets that do not stand in the file of the inputs.
    private Targets elsewhere(Path folder, int rows, Place place) {
        return switch (labels) {
            case LabelPlace.OwnFile(String own) -> {
                Path path = folder.resolve(own);
                Place ownPlace = Place.file(path.toString());
                yield switch (format(path)) {
                    case NPY -> targets(Npy.read(path), ownPlace);
                    case IDX -> targets(Idx.read(path), ownPlace);
                    case NPZ -> targets(Npz.read(path).array(ownPlace, TARGETS), ownPlace);
                    case CSV -> targets(Tensor.of(Csv.read(path).rows()), ownPlace);
                };
            }
            case LabelPlace.Usual _, LabelPlace.Nowhere _ -> new Targets.Absent(rows);
            case LabelPlace.LastColumn _, LabelPlace.FirstColumn _, LabelPlace.Column _ ->
                throw place.problem("holds inputs only, no column of labels; name their file with"
                        + " labels: {file: ...}, or write labels: none");
        };
    }

    private Targets targets(Tensor tensor, Place place) {
        Matrix rows = tensor.matrix();
        if (classes == 0) {
            requireNumbers(rows, place::index);
            return new Targets.Values(rows);
        }
        if (rows.columns() != 1) {
            throw place.problem("has shape " + tensor.shape() + "; labels are one whole number for each input");
        }
        return labels(rows.entries(), row -> place.index(row));
    }

    /// NaN says that an input has no number there; a target always has one.
    private static void requireNumbers(Matrix targets, IntFunction<Place> places) {
        for (int i = 0; i < targets.entries().length; i++) {
            if (Double.isNaN(targets.entries()[i])) {
                throw places.apply(i / targets.columns()).refuse("target nan", "a finite number");
            }
        }
    }

    private Targets labels(double[] values, IntFunction<Place> places) {
        Integer[] whole = new Integer[values.length];
        for (int row = 0; row < values.length; row++) {
            if (values[row] != Math.rint(values[row]) || values[row] < 0 || values[row] >= classes) {
                throw places.apply(row)
                        .refuse(
                                "label " + (Double.isNaN(values[row]) ? "nan" : Numbers.text(values[row])),
                                "a whole number from 0 to " + (classes - 1) + ", a class for each of the network's "
                                        + classes + (classes == 1 ? " output" : " outputs"));
            }
            whole[row] = (int) values[row];
        }
        return new Targets.Labels(Arrays.asList(whole), classes);
    }

    private DataSet table(Csv csv, Path folder, String description) {
        Matrix all = csv.rows();
        Place place = Place.file(csv.file());
        int column = switch (labels) {
            case LabelPlace.LastColumn _, LabelPlace.Usual _ -> all.columns() - 1;
            case LabelPlace.FirstColumn _ -> 0;
            case LabelPlace.Column(String name) -> csv.column(place.field("labels"), name);
            case LabelPlace.OwnFile _, LabelPlace.Nowhere _ -> -1;
        };
        if (column < 0) {
            return new DataSet(file, description, all, elsewhere(folder, all.rows(), place));
        }
        if (all.columns() < 2) {
            throw csv.place(0).problem("has one column; at least one of inputs and one of labels are needed");
        }
        Matrix inputs = Matrix.zeros(all.rows(), all.columns() - 1);
        double[] last = new double[all.rows()];
        for (int row = 0; row < all.rows(); row++) {
            int to = 0;
            for (int from = 0; from < all.columns(); from++) {
                if (from == column) {
                    last[row] = all.at(row, from);
                } else {
                    inputs.set(row, to++, all.at(row, from));
                }
            }
        }
        IntFunction<Place> places = row -> csv.place(row).field("column " + column);
        if (classes > 0) {
            return new DataSet(file, description, inputs, labels(last, places));
        }
        Matrix numbers = Matrix.of(last.length, 1, last);
        requireNumbers(numbers, places);
        return new DataSet(file, description, inputs, new Targets.Values(numbers));
    }

    /// The same data with other expectations of the targets.
    public DataFile withClasses(int number) {
        return new DataFile(file, labels, number);
    }
}
