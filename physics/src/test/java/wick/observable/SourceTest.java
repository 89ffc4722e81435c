package wick.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void bibtexHoldsTheArxivNumberAndProtectsTheTitle() {
        assertEquals("""
                @misc{jacot2018,
                  author = {Jacot, Arthur and Gabriel, Franck and Hongler, Clément},
                  title = {{Neural Tangent Kernel: Convergence and Generalization in Neural Networks}},
                  year = {2018},
                  eprint = {1806.07572},
                  archivePrefix = {arXiv},
                }
                """, Bibliography.JACOT_2018.bibtex());
    }

    @Test
    void citationsNameUpToThreeAuthors() {
        assertEquals("Jacot, Gabriel and Hongler 2018, arXiv:1806.07572", Bibliography.JACOT_2018.citation());
        assertEquals("Lee et al. 2019, arXiv:1902.06720", Bibliography.LEE_2019.citation());
        assertEquals("Halverson 2024, arXiv:2408.00082", Bibliography.HALVERSON_2024.citation());
    }

    @Test
    void keysThatBibtexCannotReadAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Source("a b", "Someone", 2020, "A title", "arXiv:1"));
    }

    @Test
    void keysOfTheBibliographyAreDifferent() {
        assertEquals(
                Bibliography.all().size(),
                Bibliography.all().stream().map(Source::key).distinct().count());
    }
}
