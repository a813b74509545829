package dev.imatool.examine.evidence;

import dev.imatool.examine.report.Finding;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The firmware's event log of a set, held against the PCR values found and those that were quoted, as {@code eventlog --pcrs}
 * does.
 *
 * @param path its file
 * @param registers what the log extends
 * @param pcrs the values that it was held against; none where none was found
 */
public record FirmwareLog(String path, EventRegisters registers, List<ComparedPcr> pcrs) {
    public FirmwareLog {
        pcrs = List.copyOf(pcrs);
    }

    /** Absent where the log cannot be read at all, which is said of it as damage. */
    static Optional<FirmwareLog> of(EventLogReading reading, List<ExpectedPcr> values) {
        return reading.log()
                .map(log -> new FirmwareLog(
                        reading.summary().name(),
                        log.registers(),
                        EventLogComparison.of(log, ofTdx(values, log.registers() == EventRegisters.RTMR))
                                .pcrs()
                                .stream()
                                .filter(row -> row.match().isPresent())
                                .toList()));
    }

    /** PCR values beside a log of RTMRs are those of a TPM, and say nothing of them; and the other way round. */
    private static List<ExpectedPcr> ofTdx(List<ExpectedPcr> values, boolean ofTdx) {
        return values.stream().filter(value -> value.ofTdx() == ofTdx).toList();
    }

    /** The PCRs whose values compare so, by bank: {@code sha1 PCR 0, 1; sha256 PCR 0}; {@code RTMR0, RTMR1} of a TDX guest. */
    public String words(LogMatch.Result result) {
        if (registers == EventRegisters.RTMR) {
            return pcrs.stream()
                    .filter(row -> row.match().orElseThrow().result() == result)
                    .map(row -> registers.name(row.pcr().pcr()))
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
        TreeMap<String, TreeSet<Integer>> banks = new TreeMap<>();
        pcrs.stream()
                .filter(row -> row.match().orElseThrow().result() == result)
                .forEach(row -> banks.computeIfAbsent(row.pcr().bank().name(), bank -> new TreeSet<>())
                        .add(row.pcr().pcr()));
        StringBuilder words = new StringBuilder();
        banks.forEach((bank, numbers) -> words.append(words.isEmpty() ? "" : "; ")
                .append(bank)
                .append(" PCR ")
                .append(String.join(", ", numbers.stream().map(String::valueOf).toList())));
        return words.toString();
    }

    /** The contradiction, where there is one. */
    Optional<Finding> finding() {
        String wrong = words(LogMatch.Result.NOT_REPRODUCED);
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding.OfLine(
                        "event_log_contradicts_values",
                        path,
                        0,
                        "the firmware event log does not lead to the values of " + wrong
                                + ": one of them is of another boot, or was altered",
                        Optional.empty()));
    }
}
