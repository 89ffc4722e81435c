package wick.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MarkupTest {

    @Test
    void anyTextComesBackFromAParserAsItWentIn() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(40); k >= 0; k--) {
                text.appendCodePoint("<>&\"'=;/ aσ𝛼\n]".codePointAt(random.nextInt(12)));
            }
            Element root = Xml.parse(new Markup()
                    .element("p", text.toString(), "title", text.toString())
                    .toString());
            assertEquals(text.toString(), root.getTextContent());
            // a parser turns line ends in attributes into spaces
            assertEquals(text.toString().replace('\n', ' '), root.getAttribute("title"));
        }
    }

    @Test
    void charactersThatXmlForbidsBecomeReplacementCharacters() {
        String text = "a\u0000b\u001bc\ud800d\uffffe\u202ef";
        Element root = Xml.parse(new Markup().element("p", text).toString());
        assertEquals("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf", root.getTextContent());
    }

    @Test
    void unclosedElementsAreRefused() {
        Markup markup = new Markup().open("p");
        assertThrows(IllegalStateException.class, markup::toString);
    }
}
