package wick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import wick.experiment.Comparison;
import wick.report.chart.Label;
import wick.report.chart.Xml;

class StudyPageTest {
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*)</script>", Pattern.DOTALL);

    static Stream<String> pages() {
        return Stream.of(
                StudyPage.of(SampleStudy.finished()),
                StudyPage.of(SampleStudy.early(), List.of("Training")),
                AgainstPage.of(SampleStudy.finished(), SampleStudy.chaotic()));
    }

    /// The page without its script, as a tree.
    private static Element tree(String page) {
        return Xml.parse(SCRIPT.matcher(page).replaceFirst("").replaceFirst("<!DOCTYPE html>", ""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageAsksTheNetworkForNothing(String page) {
        assertFalse(page.contains("http://") || page.contains("https://"), "an address of the web");
        assertFalse(Pattern.compile("url\\(|@import|<iframe|<object|<base")
                .matcher(page)
                .find());
        for (Element element : Xml.all(tree(page), "*")) {
            for (String name : List.of("src", "href")) {
                String target = element.getAttribute(name);
                assertTrue(target.isEmpty() || target.startsWith("#") || target.startsWith("data:"), target);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkInsideAPageLeadsSomewhereAndIdsAreUnique(String page) {
        Element root = tree(page);
        Set<String> ids = new HashSet<>();
        for (Element element : Xml.all(root, "*")) {
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
        }
        for (Element link : Xml.all(root, "a")) {
            String target = link.getAttribute("href");
            assertTrue(!target.startsWith("#") || ids.contains(target.substring(1)), target);
        }
    }

    @Test
    void everythingAComparisonSaysCanBeReadWithoutScripts() {
        String text =
                tree(StudyPage.of(SampleStudy.finished())).getTextContent().replace('\u00a0', ' ');
        for (Comparison comparison : SampleStudy.finished().comparisons()) {
            for (String words : List.of(
                    comparison.quantity(),
                    Digits.measured(comparison.measurement()),
                    VerdictLook.of(comparison.verdict()).word(),
                    comparison.remark().replace("`", ""))) {
                assertTrue(text.contains(Label.of(words).plain()), words);
            }
        }
        for (String words :
                List.of("slightly chaotic", "Advice", "wick study digits.yaml --seed 1", "@misc{hanin2020")) {
            assertTrue(text.contains(words), words);
        }
    }

    @Test
    void eachFigureCanBeSavedAsAPictureAndAsNumbers() {
        Element root = tree(StudyPage.of(SampleStudy.finished()));
        List<Element> figures = Xml.all(root, "figure");
        assertEquals(6, figures.size());
        for (Element figure : figures) {
            List<Element> links = Xml.all(figure, "a");
            String svg = links.get(0).getAttribute("href");
            byte[] bytes = Base64.getDecoder().decode(svg.substring(svg.indexOf(',') + 1));
            assertEquals(
                    "svg", Xml.parse(new String(bytes, StandardCharsets.UTF_8)).getTagName());
            assertTrue(links.get(1).getAttribute("href").startsWith("data:text/csv;charset=utf-8,trace,kind,x,y,"));
            assertTrue(links.get(1).getAttribute("download").endsWith(".csv"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'onmouseover='alert(1)",
                "</style></title></script><b>",
                "javascript:alert(1)",
                "]]>&lt;&#60;\u0000\u202e",
                "`</code><script>`",
                "${x} {{y}} \\u003cscript\\u003e",
                "name\nwith\nlines"
            })
    void namesFromUsersStayText(String name) {
        String page = StudyPage.of(SampleStudy.named(name));
        assertEquals(1, page.split("<script", -1).length - 1, "our own script only");
        Element root = tree(page);
        Element plain = tree(StudyPage.of(SampleStudy.named("plain")));
        assertEquals(tags(plain), tags(root));
        for (Element element : Xml.all(root, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String attribute = element.getAttributes().item(i).getNodeName();
                assertFalse(attribute.startsWith("on"), attribute);
            }
        }
        String notebook = NotebookPage.of(SampleStudy.named(name));
        assertEquals(tags(Xml.parse(NotebookPage.of(SampleStudy.named("plain")))), tags(Xml.parse(notebook)));
    }

    /// All elements but those that only set text: code, indices and lines of labels depend on what a name
    /// says.
    private static List<String> tags(Element root) {
        List<String> tags = new ArrayList<>();
        Xml.all(root, "*").forEach(e -> tags.add(e.getTagName()));
        tags.removeAll(List.of("code", "sub", "sup", "tspan", "path", "text"));
        return tags;
    }

    @Test
    void theContentPolicyAllowsOurScriptAndNoOther() throws Exception {
        String page = StudyPage.of(SampleStudy.finished());
        Matcher script = SCRIPT.matcher(page);
        assertTrue(script.find());
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
        assertTrue(page.contains("script-src &#39;sha256-"
                + Base64.getEncoder().encodeToString(hash).replace("&", "&amp;") + "&#39;"));
        assertFalse(script.group(1).contains("</"));
    }

    @Test
    void onlyAnUnfinishedPageLoadsItselfAgain() {
        String early = StudyPage.of(SampleStudy.early(), List.of("Training", "Accuracy"));
        assertTrue(early.contains("http-equiv=\"refresh\""));
        assertTrue(early.contains("Still to come: Training · Accuracy."));
        assertFalse(StudyPage.of(SampleStudy.finished()).contains("http-equiv=\"refresh\""));
    }

    @Test
    void aVerdictThatWasNotExpectedIsNamedOnTheFirstPage() {
        String text = tree(StudyPage.of(SampleStudy.finished())).getTextContent();
        assertTrue(text.contains("2 not as expected"));
        assertTrue(text.contains("expected: agrees"));
    }

    @Test
    void theFragmentForNotebooksHasNeitherScriptsNorStylesThatLeak() {
        String fragment = NotebookPage.of(SampleStudy.finished());
        Element root = Xml.parse(fragment);
        assertEquals("div", root.getTagName());
        for (String tag : List.of("script", "style", "link", "iframe", "svg")) {
            assertEquals(List.of(), Xml.all(root, tag));
        }
        assertFalse(fragment.contains("class=") || fragment.contains("id="));
        assertEquals(2, Xml.all(root, "img").size());
    }

    @Test
    void theSameStudyGivesTheSamePage() {
        assertEquals(StudyPage.of(SampleStudy.finished()), StudyPage.of(SampleStudy.finished()));
    }
}
