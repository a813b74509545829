package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.eventlog.EventLogInput;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.parsers.eventlog.EventLogReading;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PCR values of a set, and the event log.
 *
 * @param pcrs one value for each bank, PCR and value
 * @param registers the same of the registers of a TDX guest, which no list extends
 * @param eventLog the first event log that is whole, else the first
 * @param notices what is odd about them
 */
record EvidenceValues(
        List<ExpectedPcr> pcrs, List<ExpectedPcr> registers, Optional<EventLogReading> eventLog, List<Notice> notices) {
    EvidenceValues {
        pcrs = List.copyOf(pcrs);
        registers = List.copyOf(registers);
        notices = List.copyOf(notices);
    }

    private record Value(String bank, int pcr, String hex) {}

    /**
     * What goes with the lists of a set.
     *
     * @param parsed files of values that were read before: one may lie near to thousands of lists
     */
    static EvidenceValues of(EvidenceSet set, IdentityHashMap<Part, PcrValues> parsed) throws IOException {
        Map<Value, ExpectedPcr> values = new LinkedHashMap<>();
        List<Notice> notices = new ArrayList<>();
        for (Part file : set.of(PartKind.PCR_VALUES)) {
            PcrValues read = parsed.computeIfAbsent(
                    file, part -> PcrFile.parse(part.content().toByteArray(), part.path(), Optional.empty()));
            if (!read.values().isEmpty()) { // bare values may get their PCRs from a quote
                notices.addAll(Notice.all(file.path(), read.diagnostics()));
            }
            read.values()
                    .forEach(value -> values.putIfAbsent(
                            new Value(value.bank(), value.pcr(), value.value().hex()), value));
        }
        Optional<EventLogReading> eventLog = FirmwareLog.read(set);
        notices.addAll(eventLog.map(EventLogInput::notices).orElse(List.of()));
        Map<Boolean, List<ExpectedPcr>> ofTdx =
                values.values().stream().collect(Collectors.partitioningBy(ExpectedPcr::ofTdx));
        List<ExpectedPcr> registers = ofTdx.getOrDefault(true, List.of());
        boolean ccel = eventLog.flatMap(EventLogReading::log)
                .filter(log -> log.registers() == EventRegisters.RTMR)
                .isPresent();
        if (!registers.isEmpty() && !ccel) {
            notices.add(unused(registers));
        }
        return new EvidenceValues(ofTdx.getOrDefault(false, List.of()), registers, eventLog, notices);
    }

    private static Notice unused(List<ExpectedPcr> registers) {
        return Notice.of(NoticeKind.REGISTERS_UNUSED, registers.get(0).origin());
    }

    /** Those of PCRs and of registers. */
    List<ExpectedPcr> all() {
        return Stream.concat(pcrs.stream(), registers.stream()).toList();
    }
}
