package dev.imatool.examine.evidence;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.replay.BootAggregateCheck;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.verify.CopyResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the copy that decides among the copies of one list, and holds everything that lies beside it against that one. */
final class EvidenceExaminer {
    private final EvidenceSet set;
    private final EvidenceKeys keys;
    private final ListPass pass;
    private final Map<Part, ExaminedList> examined = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    EvidenceExaminer(EvidenceSet set, EvidenceKeys keys, ListPass pass) {
        this.set = set;
        this.keys = keys;
        this.pass = pass;
    }

    /** A copy, and how it stands to the one that decides. */
    private record Compared(Part copy, ListPass.Compared result) {}

    ExaminedSet examine() throws IOException {
        EvidenceValues values = EvidenceValues.of(set);
        EvidenceQuotes quotes = new EvidenceQuotes(set, keys);
        List<EvidenceQuotes.Matched> matched = quotes.all();
        ListExamination examination = new ListExamination(set, keys, pass, values, matched);
        ExaminedList list = examination.of(set.list());
        examined.put(set.list(), list);
        List<Compared> copies = compared(list);
        for (Compared copy : copies) {
            if (mayDecide(copy, list)) {
                examined.put(copy.copy, examination.of(copy.copy));
            }
        }
        ExaminedList deciding =
                examined.values().stream().max(ExaminedList.DECIDING).orElse(list);
        if (ExaminedList.DECIDING.compare(deciding, list) > 0) {
            list = deciding;
            copies = compared(list);
        }
        notices.addAll(list.notices());
        notices.addAll(values.notices());
        quotes.leftOut()
                .forEach(words -> notices.add(Notice.ofText(
                        Severity.WARNING,
                        "evidence_left_out",
                        set.list().path(),
                        Optional.empty(),
                        words,
                        Optional.empty())));
        Optional<FirmwareLog> firmware =
                values.eventLog().flatMap(log -> FirmwareLog.of(log, firmwareValues(values, matched)));
        if (firmware.flatMap(FirmwareLog::finding).isEmpty()) {
            notices.addAll(new BootAggregateCheck(values.eventLog(), values.pcrs()).contradictions());
        }
        return set(list, copies, matched, firmware);
    }

    private ExaminedSet set(
            ExaminedList list,
            List<Compared> compared,
            List<EvidenceQuotes.Matched> matched,
            Optional<FirmwareLog> firmware)
            throws IOException {
        List<EvidenceCopy> copies = new ArrayList<>();
        List<InputSummary> inputs = new ArrayList<>();
        FindingCollector findings = new FindingCollector();
        for (Compared copy : compared) {
            ListPass.Compared result = copy.result;
            inputs.add(result.second());
            notices.addAll(Notice.all(List.of(result.second())));
            // a copy need not carry what was hashed where it says the same as the list that does
            findings.addContradictions(result.second(), result.check());
            if (result.result() instanceof CopyResult.PartsAt parts) {
                findings.add(new Finding.CopiesPart(copy.copy.source().name(), parts));
            }
            copies.add(new EvidenceCopy(
                    copy.copy.path(),
                    result.result(),
                    result.check().templateDigests().notComputable()));
        }
        return new ExaminedSet(
                set,
                matched,
                list,
                copies,
                inputs,
                findings.findings(),
                firmware,
                kernelCount(list),
                notices,
                Optional.empty());
    }

    private List<Compared> compared(ExaminedList list) throws IOException {
        List<Compared> all = new ArrayList<>();
        for (Part copy : set.lists()) {
            if (!copy.equals(list.part())) {
                all.add(new Compared(copy, pass.comparing(list.part().source(), copy.source())));
            }
        }
        return all;
    }

    /** A copy that has no more and says nothing else than a sound list adds nothing. */
    private static boolean mayDecide(Compared copy, ExaminedList list) {
        CopyResult result = copy.result.result();
        boolean nothingNew = result instanceof CopyResult.Same || result instanceof CopyResult.SecondIsPrefix;
        return copy.result.second().entries() > 0 && !(nothingNew && list.sound());
    }

    /** PCR values found, and those that a quote selects and that hash to its digest. */
    private static List<ExpectedPcr> firmwareValues(EvidenceValues values, List<EvidenceQuotes.Matched> matched) {
        List<ExpectedPcr> all = new ArrayList<>(values.pcrs());
        matched.forEach(quote -> all.addAll(quote.quotedValues()));
        Map<List<Object>, ExpectedPcr> once = new LinkedHashMap<>();
        all.forEach(value -> once.putIfAbsent(List.of(value.bank(), value.pcr(), value.value()), value));
        return List.copyOf(once.values());
    }

    /** The count that was read beside the list, else the nearest. A kernel that stages records counts those that are left. */
    private Optional<KernelCount> kernelCount(ExaminedList list) throws IOException {
        Optional<Part> file = set.of(PartKind.ENTRY_COUNT).stream()
                .min(Comparator.comparing((Part part) -> !part.folder().equals(set.folder()))
                        .thenComparing(Part::path));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String digits = new String(file.get().content().toByteArray(), StandardCharsets.US_ASCII).strip();
        if (digits.length() >= 18) {
            return Optional.empty();
        }
        Optional<EvidenceSet.Current> current = set.current(list.part());
        long entries = current.isEmpty()
                ? list.summary().entries()
                : current.get().part().isEmpty()
                        ? 0
                        : entries(current.get().part().get());
        return Optional.of(new KernelCount(file.get().path(), Long.parseLong(digits), entries, false));
    }

    private long entries(Part part) throws IOException {
        return pass.over(part.source(), new FindingCollector(), (digests, check) -> {})
                .summary()
                .entries();
    }
}
