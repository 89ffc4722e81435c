package wick.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import wick.topic.expressivity.theory.flattening.Count;
import wick.topic.expressivity.theory.flattening.Flattening;
import wick.topic.expressivity.theory.flattening.SparseProduct;

/// The answer of `wick flatten`, for programs and for people.
record FlattenWords(String task, int size, Flattening flattening) {

    SequencedMap<String, Object> json() {
        Count count = flattening.synapses();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("task", task);
        json.put("size", size);
        json.put("layers_deep", flattening.layers());
        json.put("synapses_deep", count.deep());
        json.put("synapses_flat", count.flat());
        json.put("cost", count.cost());
        json.put("synapses_pass_through", count.passThrough());
        json.put("cost_with_pass_through", count.costWithPassThrough());
        switch (flattening) {
            case Flattening.Strassen strassen -> {
                json.put("levels", strassen.levels());
                SequencedMap<String, Object> down = new LinkedHashMap<>();
                down.put("synapses_deep", strassen.fullyRecursed().deep());
                down.put("cost", strassen.fullyRecursed().cost());
                json.put("fully_recursed", down);
            }
            case SparseProduct sparse -> {
                json.put("mean_cost", sparse.meanCost());
                json.put("spread", sparse.spread());
            }
            case Flattening.Product product -> {
                json.put("neurons_deep", product.neuronsDeep());
                json.put("neurons_flat", product.neuronsFlat());
                json.put("neuron_cost", product.neuronCost());
            }
            case Flattening.Convolution convolution -> {
                json.put("complex_multiplications", convolution.complexMultiplications());
                json.put("real_multiplications", convolution.realMultiplications());
                json.put("direct_multiplications", convolution.directMultiplications());
                json.put("crossover", Flattening.Convolution.crossover());
            }
            case Flattening.Fourier _, Flattening.Hadamard _, Flattening.Wavelet _, Flattening.LowRank _ -> {}
        }
        return json;
    }

    String text() {
        Count count = flattening.synapses();
        StringBuilder text = new StringBuilder(title()).append("\n\n");
        row(text, "deep, " + layers(flattening.layers()), count.deep());
        if (count.passThrough().signum() > 0) {
            row(text, "  handing values on", count.passThrough());
        }
        row(
                text,
                flattening instanceof Flattening.Product ? "flat, one hidden layer" : "flat, one layer",
                count.flat());
        text.append(String.format(Locale.ROOT, "%n%-28s %.6g%n", "flattening cost", count.cost()));
        if (count.passThrough().signum() > 0) {
            text.append(String.format(
                    Locale.ROOT, "%-28s %.6g%n", "  without skip connections", count.costWithPassThrough()));
        }
        return text.append(remark(count)).toString();
    }

    private String title() {
        return switch (flattening) {
            case Flattening.Fourier _ -> "Fourier transform of " + size + " complex values (complex weights)";
            case Flattening.Convolution _ ->
                "A linear layer of " + size + " values that commutes with translations: a convolution";
            case Flattening.Hadamard _ -> "Walsh-Hadamard transform of " + size + " values";
            case Flattening.Wavelet wavelet ->
                "Wavelet transform of " + size + " values, filters of " + wavelet.taps() + " taps";
            case Flattening.Strassen strassen ->
                "A fixed " + size + " x " + size + " matrix times a variable one, " + strassen.levels()
                        + " levels of Strassen's recursion";
            case Flattening.LowRank low -> "A " + size + " x " + size + " matrix of rank " + low.rank();
            case SparseProduct sparse ->
                "Two random " + size + " x " + size + " layers, a weight with probability " + sparse.density()
                        + " (expectations)";
            case Flattening.Product _ -> "The product of " + size + " numbers, gates of 4 neurons in a tree";
        };
    }

    private static String layers(int layers) {
        return layers == 1 ? "1 layer" : layers + " layers";
    }

    private static void row(StringBuilder text, String name, BigDecimal number) {
        text.append(String.format(Locale.ROOT, "%-28s %s connections%n", name, digits(number)));
    }

    private static String digits(BigDecimal number) {
        return number.precision() - number.scale() > 18
                        || number.stripTrailingZeros().scale() > 0
                ? String.format(Locale.ROOT, "%.7g", number)
                : String.format(Locale.ROOT, "%,d", number.toBigInteger()).replace(',', ' ');
    }

    private String remark(Count count) {
        return switch (flattening) {
            case Flattening.Strassen strassen ->
                String.format(
                        Locale.ROOT,
                        "%-28s %.6g%nA level of recursion pays for sizes above 48.%n",
                        "  recursed down to numbers",
                        strassen.fullyRecursed().cost());
            case SparseProduct sparse ->
                String.format(
                        Locale.ROOT,
                        "%-28s %.6g ± %.2g%n%s",
                        "  of one draw",
                        sparse.meanCost(),
                        sparse.spread(),
                        count.cost() < 1
                                ? "Most connections of the deep network lead nowhere: flattening helps.\n"
                                : "");
            case Flattening.Product product ->
                String.format(
                        Locale.ROOT,
                        "%-28s %.6g (%s neurons for %s)%nFewer are known: 'wick gate product --factors N --neurons"
                                + " minimal'.%n",
                        "cost in neurons",
                        product.neuronCost(),
                        digits(new BigDecimal(product.neuronsFlat())),
                        product.neuronsDeep());
            case Flattening.Convolution convolution ->
                String.format(
                        Locale.ROOT,
                        "%-28s %s complex, %s real (direct: %s real)%nWith the kernel transformed beforehand; fewer than the"
                                + " direct product from size %d on.%n",
                        "multiplications",
                        digits(BigDecimal.valueOf(convolution.complexMultiplications())),
                        digits(BigDecimal.valueOf(convolution.realMultiplications())),
                        digits(BigDecimal.valueOf(convolution.directMultiplications())),
                        Flattening.Convolution.crossover());
            case Flattening.Fourier _, Flattening.Hadamard _, Flattening.Wavelet _, Flattening.LowRank _ -> "";
        };
    }
}
