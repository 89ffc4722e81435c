package wick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.report.chart.Markup;

class ProseTest {

    @ParameterizedTest
    @CsvSource({
        "ξ_c = 4.91e+03 layers, ξ_c = 4910 layers",
        "off by 1.2e-09, off by 1.2 × 10^{-9}",
        "3e-04 and 5E+7, 0.0003 and 5 × 10^{7}",
        "layer1e3 or 1e3.yaml, layer1e3 or 1e3.yaml",
    })
    void numbersAreWrittenAsByHand(String written, String shown) {
        assertEquals(shown, Prose.byHand(written));
    }

    @Test
    void commandsAreSetAsCode() {
        Markup html = new Markup();
        Prose.into(html, "this would settle it: wick study --networks 2100");
        assertEquals("this would settle it: <code>wick study --networks 2100</code>", html.toString());
    }

    @Test
    void aSingleBackQuoteIsOnlyAQuote() {
        Markup html = new Markup();
        Prose.into(html, "a`b");
        assertEquals("a`b", html.toString());
    }
}
