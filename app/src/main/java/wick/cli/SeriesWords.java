package wick.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.recurrent.diagrams.WeakCoupling;

/// The expansion of a nonlinear recurrent network's second moment, as a table and as JSON.
final class SeriesWords {
    private static final int LAST = 2;

    private SeriesWords() {}

    static Answer answer(RecurrentNetwork network, SequencedMap<String, Object> request) {
        WeakCoupling series = WeakCoupling.of(network);
        List<SequencedMap<String, Object>> terms = new ArrayList<>();
        StringBuilder text = new StringBuilder(String.format(
                "<h^2> of %s units: coefficients of (sigma_w^2)^k / N^p%n%n%3s %3s %18s %10s%n",
                network.activation().name(), "k", "p", "coefficient", "error"));
        for (int order = 0; order <= LAST; order++) {
            for (int power = 0; power <= order; power++) {
                SequencedMap<String, Object> term = new LinkedHashMap<>();
                term.put("order", order);
                term.put("one_over_n", power);
                term.put("coefficient", series.coefficient(order, power));
                term.put("error", series.error(order, power));
                terms.add(term);
                text.append(String.format(
                        Locale.ROOT,
                        "%3d %3d %18.10f %10.1g%n",
                        order,
                        power,
                        series.coefficient(order, power),
                        series.error(order, power)));
            }
        }
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("series", terms);
        json.put("request", request);
        return Answer.of(json, text::toString);
    }
}
