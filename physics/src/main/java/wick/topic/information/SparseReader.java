package wick.topic.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wick.text.Fields;
import wick.text.Value;

/// Reads a stochastic matrix given by its entries \[effect, cause, probability].
final class SparseReader {
    private SparseReader() {}

    static StochasticMatrix read(Value value, int causes) {
        Fields fields = value.fields("states", "entries");
        int effects = fields.required("states").integer(1, HierarchyFile.MOST_STATES);
        List<Map<Integer, Probability>> columns = new ArrayList<>();
        for (int c = 0; c < causes; c++) {
            columns.add(new TreeMap<>());
        }
        for (Value entry : fields.required("entries").items()) {
            List<Value> parts = entry.items();
            if (parts.size() != 3) {
                throw entry.refuse("[effect, cause, probability]");
            }
            int effect = parts.get(0).integer(0, effects - 1);
            int cause = parts.get(1).integer(0, causes - 1);
            if (columns.get(cause).put(effect, Probability.read(parts.get(2))) != null) {
                throw entry.place().problem("effect " + effect + " of cause " + cause + " is given twice");
            }
        }
        List<StochasticMatrix.Column> checked = new ArrayList<>();
        for (int c = 0; c < causes; c++) {
            Map<Integer, Probability> column = columns.get(c);
            Distribution whole = new Distribution(List.copyOf(column.values()))
                    .checked(fields.required("entries").place(), ChainReader.column(c));
            checked.add(column(List.copyOf(column.keySet()), whole));
        }
        return StochasticMatrix.of(effects, checked);
    }

    /// A column without its zeros.
    static StochasticMatrix.Column column(List<Integer> effects, Distribution column) {
        List<StochasticMatrix.Column.Entry> entries = new ArrayList<>();
        for (int k = 0; k < effects.size(); k++) {
            Probability part = column.parts().get(k);
            if (!part.isZero()) {
                entries.add(new StochasticMatrix.Column.Entry(effects.get(k), part.value(), part.exact()));
            }
        }
        return new StochasticMatrix.Column(entries);
    }
}
