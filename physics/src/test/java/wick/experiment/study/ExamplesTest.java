package wick.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.network.Example;

class ExamplesTest {

    @ParameterizedTest
    @EnumSource(Example.class)
    void everyFileThatShipsIsAWholeStudyOfTheDigits(Example example, @TempDir Path folder) throws Exception {
        Path file = folder.resolve(example.file());
        Files.writeString(file, example.text());

        StudyRequest request = StudyFile.read(file);

        assertEquals(1000, request.data().train().size());
        assertEquals(797, request.data().test().orElseThrow().size());
        assertEquals(4, request.ensembles().widths().size());
    }

    @Test
    void theDefaultStudyIsTheFirstExample() {
        StudyRequest request = StudyFile.example();

        assertEquals("wick study", request.command());
        assertTrue(
                request.network().hash().startsWith("b6ef"), request.network().hash());
    }
}
