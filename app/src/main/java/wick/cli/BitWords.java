package wick.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import wick.network.ActivationText;
import wick.network.Sigmoid;
import wick.topic.expressivity.lab.product.BitErrors;
import wick.topic.expressivity.theory.bits.BitProduct;

/// A product of bits by one neuron, as JSON and as text. The rules for the sharpness are those of the
/// logistic function.
record BitWords(int factors, BitProduct product, double digits) {

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("error", product.error(factors));
        json.put("measured_error", measured());
        json.put("sharpness", product.sharpness());
        json.put("digits", digits);
        json.put("sharpness_for_digits", BitProduct.sharpnessForDigits(digits));
        json.put("sharpness_for_rounding", BitProduct.sharpnessForRounding(digits));
        json.put("sharpness_of_source", BitProduct.sharpnessOfTheSource(digits));
        json.put("error_of_source", sourceError());
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("factors", factors);
        request.put("activation", ActivationText.text(product.activation()));
        json.put("request", request);
        return json;
    }

    private double measured() {
        return BitErrors.ofProduct(product.network(factors));
    }

    private double sourceError() {
        return new BitProduct(new Sigmoid(), BitProduct.sharpnessOfTheSource(digits)).error(factors);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%d bits are multiplied by one neuron of %s with sharpness %.10g: error %.6g (measured %.6g)%n"
                        + "For %s digits the logistic function needs sharpness %.10g, to round to them %.10g;%n"
                        + "the rule D ln 10 = %.6g leaves an error of %.3g.%n",
                factors,
                product.activation().name(),
                product.sharpness(),
                product.error(factors),
                measured(),
                digits == Math.rint(digits) ? Long.toString((long) digits) : Double.toString(digits),
                BitProduct.sharpnessForDigits(digits),
                BitProduct.sharpnessForRounding(digits),
                BitProduct.sharpnessOfTheSource(digits),
                sourceError());
    }
}
