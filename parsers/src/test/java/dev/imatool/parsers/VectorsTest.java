package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.vectors.ReadingVector;
import dev.imatool.fixtures.vectors.Vectors;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector, written by an encoder that shares nothing with the readers, is read as it says. */
class VectorsTest {
    static Stream<ReadingVector> vectors() {
        return Vectors.all().stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isReadAsItSays(ReadingVector vector) {
        Reading reading = Reading.of(vector.content().toByteArray());
        InputSummary summary = reading.summary();

        vector.expect()
                .ifPresent(expected -> assertThat(summary.completeness())
                        .as(reading.diagnostics().toString())
                        .isEqualTo(expected));
        vector.entries().ifPresent(entries -> assertThat(summary.entries()).isEqualTo(entries));
        vector.violations().ifPresent(count -> assertThat(summary.violations()).isEqualTo(count));
        vector.byteOrder().ifPresent(order -> assertThat(summary.byteOrder()).contains(order));
        vector.templateDigest()
                .ifPresent(bank -> assertThat(summary.templateDigest()).contains(bank.toString()));
        for (ReadingVector.Said said : vector.diagnostics()) {
            assertThat(summary.diagnostics())
                    .as(said + " in " + reading.diagnostics())
                    .anyMatch(diagnostic -> matches(diagnostic, said));
        }
    }

    private static boolean matches(Diagnostic diagnostic, ReadingVector.Said said) {
        Optional<Location> at = diagnostic.location();
        boolean offset = said.offset().isEmpty()
                || at.filter(where -> where.offset() == said.offset().getAsLong())
                        .isPresent();
        boolean line = said.line().isEmpty()
                || at.flatMap(Location::lines)
                        .filter(lines -> lines.first() == said.line().getAsLong())
                        .isPresent();
        return diagnostic.kind() == said.kind() && offset && line;
    }
}
