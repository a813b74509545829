package dev.imatool.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs of commands on event logs and PCR values that a test has in memory. */
final class FirmwareRun {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    FirmwareRun(Path folder) {
        this.folder = folder;
    }

    /** Writes bytes to a file. */
    Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** Writes what a TPM holds, as sysfs gives it. */
    Path pcrs(TpmBank... banks) throws IOException {
        List<String> lines = new ArrayList<>();
        for (TpmBank bank : banks) {
            for (int pcr = 0; pcr < 24; pcr++) {
                lines.add(name(bank) + " " + pcr + " " + bank.value(pcr).hex());
            }
        }
        return Files.write(folder.resolve("pcrs.txt"), lines);
    }

    /** The document of a run. */
    static JsonNode json(Outcome outcome) throws IOException {
        return MAPPER.readTree(outcome.out());
    }

    /** {@code eventlog --format json} on a log, with further options. */
    Outcome eventLog(byte[] log, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("eventlog", "--format", "json"));
        words.addAll(List.of(options));
        words.add(file("boot.log", log).toString());
        return Outcome.of(words.toArray(String[]::new));
    }

    /** The row of a PCR. */
    static JsonNode row(JsonNode report, String bank, int pcr) {
        for (JsonNode row : report.path("pcrs")) {
            if (row.path("bank").asText().equals(bank) && row.path("pcr").asInt() == pcr) {
                return row;
            }
        }
        throw new IllegalStateException("no row " + bank + ":" + pcr);
    }

    /** The value of a PCR. */
    static ByteString value(JsonNode report, String bank, int pcr) {
        return ByteString.ofHex(row(report, bank, pcr).path("value").asText());
    }

    private static String name(TpmBank bank) {
        return bank.javaName().orElseThrow().replace("-", "").toLowerCase(Locale.ROOT);
    }
}
