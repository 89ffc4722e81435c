package wick.data;

import java.util.List;
import java.util.Map;
import wick.text.Fields;
import wick.text.Scalar;
import wick.text.Value;

/// Where the targets of a data set stand.
public sealed interface LabelPlace {

    /// In the last column of the table.
    record LastColumn() implements LabelPlace {}

    /// In the first column of the table.
    record FirstColumn() implements LabelPlace {}

    /// In the column of this name, or of this number counted from 0.
    record Column(String name) implements LabelPlace {}

    /// In a file of their own.
    record OwnFile(String file) implements LabelPlace {}

    /// Wherever the format says: in the last column of a CSV file, under `y` in an NPZ file.
    record Usual() implements LabelPlace {}

    /// Nowhere: inputs alone.
    record Nowhere() implements LabelPlace {}

    /// Reads `last-column`, `first-column`, `none`, `{column: 3}`, `{column: NAME}` or `{file: y.npy}`.
    static LabelPlace read(Value value) {
        if (value instanceof Scalar) {
            return value.choice(
                    Map.of("last-column", new LastColumn(), "first-column", new FirstColumn(), "none", new Nowhere()));
        }
        Fields fields = value.fields(List.of("column", "file"));
        fields.atMostOneOf("column", "file");
        if (fields.optional("file").isPresent()) {
            return new OwnFile(fields.required("file").string());
        }
        return new Column(fields.required("column").string());
    }
}
