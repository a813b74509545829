package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What came out of repairing a list, and the list written anew. */
record Repaired(RepairResult result, ByteString content) {
    static Repaired of(byte[] damaged, Rename... renames) {
        RepairSurvey survey = new RepairSurvey();
        try (MeasurementListReader reader = MeasurementListReader.open(
                source(damaged), ReadOptions.detectAll().linesAsTheyStand())) {
            while (reader.next()) {
                survey.add(reader.entry());
            }
            InputSummary summary = reader.summary();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RepairResult result = new ListRepair(ReadOptions.detectAll(), List.of(renames))
                    .repair(source(damaged), survey, summary.byteOrder(), Optional.of(out));
            return new Repaired(result, ByteString.copyOf(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Repaired of(String damaged, Rename... renames) {
        return of(damaged.getBytes(StandardCharsets.ISO_8859_1), renames);
    }

    byte[] list() {
        return content.toByteArray();
    }

    String text() {
        return content.latin1();
    }

    Repair only() {
        if (result.repairs().size() != 1) {
            throw new AssertionError(result.repairs());
        }
        return result.repairs().get(0);
    }

    Repair.Unique unique() {
        return (Repair.Unique) only().outcome();
    }

    private static InputSource source(byte[] bytes) {
        return InputSource.ofStream("test", new ByteArrayInputStream(bytes));
    }
}
