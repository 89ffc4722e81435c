package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.network.ActivationText;
import wick.network.weighted.WeightedNetwork;
import wick.topic.expressivity.lab.product.BitErrors;
import wick.topic.expressivity.theory.bits.BitOutputs;
import wick.topic.expressivity.theory.bits.BitPolynomial;
import wick.topic.expressivity.theory.bits.BooleanNetwork;
import wick.topic.expressivity.theory.bits.TruthTable;

/// A Boolean function as polynomial and network, as JSON and as text.
record BooleanWords(
        String name,
        List<String> variables,
        TruthTable table,
        BooleanNetwork compiled,
        WeightedNetwork network,
        long seed) {
    private static final int SHOWN = 24;

    SequencedMap<String, Object> json() {
        BitPolynomial polynomial = compiled.polynomial();
        BitErrors measured = BitErrors.of(network, table::at, seed);
        BitOutputs outputs = BitOutputs.of(compiled);
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("variables", variables);
        json.put("ones", table.ones());
        json.put("neurons", network.neurons());
        json.put("synapses", network.synapses());
        json.put("terms", polynomial.terms());
        json.put("degree", polynomial.degree());
        json.put("largest_coefficient", polynomial.largest());
        json.put("absolute_sum", polynomial.absoluteSum());
        json.put("sharpness", compiled.product().sharpness());
        json.put("error", outputs.largestError(table));
        json.put("measured_error", measured.largest());
        json.put("measured_inputs", measured.inputs());
        json.put("wrong_values", outputs.wrong(table));
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("function", name);
        request.put("activation", ActivationText.text(compiled.product().activation()));
        json.put("request", request);
        return json;
    }

    /// `json` is what [#json] gave.
    String text(SequencedMap<String, Object> json) {
        return String.format(
                Locale.ROOT,
                "%s%n%s%n  %s neurons of %s in one hidden layer, %s synapses, sharpness %.6g%n"
                        + "  coefficients up to %s in absolute value, %s together: that much errors may be amplified%n"
                        + "  largest error %.3g over all %d inputs, %.3g measured at %s of them; wrong values: %s%n",
                table,
                polynomial(),
                json.get("neurons"),
                compiled.product().activation().name(),
                json.get("synapses"),
                compiled.product().sharpness(),
                json.get("largest_coefficient"),
                json.get("absolute_sum"),
                number(json, "error"),
                table.size(),
                number(json, "measured_error"),
                json.get("measured_inputs"),
                json.get("wrong_values"));
    }

    private static double number(SequencedMap<String, Object> json, String key) {
        return json.get(key) instanceof Double value ? value : Double.NaN;
    }

    /// The first terms, written out.
    private String polynomial() {
        BitPolynomial polynomial = compiled.polynomial();
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (int set = 0; set < polynomial.size() && shown < SHOWN; set++) {
            if (polynomial.at(set) != 0) {
                text.append(term(polynomial.at(set), set, shown == 0));
                shown++;
            }
        }
        int left = polynomial.terms() + (polynomial.at(0) != 0 ? 1 : 0) - shown;
        return "  = " + (shown == 0 ? "0" : text) + (left > 0 ? " ... and " + left + " terms more" : "");
    }

    private String term(int coefficient, int set, boolean first) {
        String sign = first ? (coefficient < 0 ? "-" : "") : coefficient < 0 ? " - " : " + ";
        List<String> parts = new ArrayList<>();
        if (Math.abs(coefficient) != 1 || set == 0) {
            parts.add(Integer.toString(Math.abs(coefficient)));
        }
        for (int i = 0; i < variables.size(); i++) {
            if ((set >> i & 1) == 1) {
                parts.add(variables.get(i));
            }
        }
        return sign + String.join(" ", parts);
    }
}
