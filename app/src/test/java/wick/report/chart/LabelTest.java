package wick.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

    @ParameterizedTest
    @CsvSource({
        "σ_w², σ<sub>w</sub>²",
        "χ_1 = 1, χ<sub>1</sub> = 1",
        "χ_∥, χ<sub>∥</sub>",
        "n^{-1/2}, n<sup>−1/2</sup>",
        "10^-3, 10<sup>−3</sup>",
        "c^*, c<sup>*</sup>",
        "ξ_c and ξ_q, ξ<sub>c</sub> and ξ<sub>q</sub>",
    })
    void indicesAndPowersAreSetLowAndHigh(String written, String shown) {
        Markup html = new Markup();
        Label.of(written).htmlInto(html);
        assertEquals(shown, html.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_net_2", "digits_train.csv", "a^", "_", "snake_case", "x_", "x_train", "^2"})
    void namesOfFilesStayAsTheyAre(String name) {
        Markup html = new Markup();
        Label.of(name).htmlInto(html);
        assertEquals(name, html.toString());
    }

    @Test
    void labelsTooLongForTheirRoomEndInAnEllipsis() {
        Label label = Label.of("σ_w² " + "long ".repeat(1000)).fitted(100, 12);
        assertEquals('…', label.plain().charAt(label.plain().length() - 1));
        assertEquals(true, label.width(12) < 115);
    }
}
