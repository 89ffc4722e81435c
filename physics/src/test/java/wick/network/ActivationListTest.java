package wick.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wick.text.Document;

/// `docs/activations.md` lists what there is.
class ActivationListTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|.*");

    private static List<String> rows() throws IOException {
        List<String> written = new ArrayList<>();
        for (String line :
                Files.readAllLines(Path.of(System.getProperty("wick.root", "."), "docs", "activations.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                written.add(row.group(1));
            }
        }
        return written;
    }

    @Test
    void everyActivationIsListedOnceAsItIsWritten() throws IOException {
        List<String> found = new ArrayList<>();
        int formulas = 0;
        for (String text : rows()) {
            Activation activation = ActivationText.read(Document.parse("docs/activations.md", text));
            assertEquals(text, ActivationText.text(activation));
            if (activation instanceof Formula) {
                formulas++;
            } else {
                found.add(activation.name());
            }
        }
        assertEquals(1, formulas);
        assertEquals(new TreeSet<>(ActivationText.names()), new TreeSet<>(found));
        assertEquals(ActivationText.names().size(), found.size());
    }
}
