package dev.imatool.examine.evidence.lists;

import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.EvidenceQuotes;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.parts.EvidenceSet;
import dev.imatool.examine.replay.BootAggregateCheck;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.diagnostic.DiagnosticKind;
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

/** Finds the copy that decides among the copies of one list, and compares everything found with it with that one. */
final class EvidenceExaminer {
    private final EvidenceSet set;
    private final long carried;
    private final EvidenceKeys keys;
    private final ListPass pass;
    private final Map<Part, ExaminedList> examined = new LinkedHashMap<>();
    private final FoundParts found;
    private final List<Notice> notices = new ArrayList<>();

    /**
     * @param carried entries that the list has before the ones that are read here: a kernel that was started by kexec counts those, too
     * @param found what goes with the lists of one folder, which is looked at once
     */
    EvidenceExaminer(EvidenceSet set, long carried, EvidenceKeys keys, ListPass pass, FoundParts found) {
        this.set = set;
        this.carried = carried;
        this.found = found;
        this.keys = keys;
        this.pass = pass;
    }

    /** A copy, and how it stands to what it is a copy of; {@code own} is false of a copy of a part that was exported before. */
    private record Compared(Part copy, boolean own, ListPass.Compared result) {}

    ExaminedSet examine() throws IOException {
        FoundParts.Found beside = found.of(set);
        EvidenceValues values = beside.values();
        List<EvidenceQuotes.Matched> matched = beside.quotes();
        ListCheck listCheck = new ListCheck(set, keys, pass, values, matched);
        Part first = set.list();
        ExaminedList list = listCheck.of(set.whole(first));
        examined.put(first, list);
        List<Compared> copies = compared(first);
        for (Compared copy : copies) {
            if (mayDecide(copy, list)) {
                examined.put(copy.copy, listCheck.of(set.whole(copy.copy)));
            }
        }
        Part deciding = first;
        for (Map.Entry<Part, ExaminedList> each : examined.entrySet()) {
            if (ExaminedList.DECIDING.compare(each.getValue(), list) > 0) {
                deciding = each.getKey();
                list = each.getValue();
            }
        }
        if (!deciding.equals(first)) {
            copies = compared(deciding);
        }
        notices.addAll(list.notices());
        notices.addAll(values.notices());
        beside.leftOut()
                .forEach(what -> notices.add(
                        Notice.of(NoticeKind.EVIDENCE_LEFT_OUT, set.list().path(), what)));
        Optional<FirmwareLog> firmware = FirmwareLog.of(
                values.eventLog(),
                set.of(PartKind.RECORD_LOG).stream().map(Part::source).toList(),
                firmwareValues(values, matched));
        firmware.ifPresent(log -> notices.addAll(log.notices()));
        boolean extendedLater = firmware.filter(FirmwareLog::records).isPresent();
        if (!extendedLater && firmware.flatMap(FirmwareLog::finding).isEmpty()) {
            notices.addAll(new BootAggregateCheck(values.eventLog(), values.pcrs()).contradictions());
        }
        return set(deciding, list, copies, matched, firmware);
    }

    private ExaminedSet set(
            Part own,
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
            // of a part nothing else is to be expected
            notices.addAll(Notice.all(List.of(result.second())).stream()
                    .filter(notice -> set.before().isEmpty() || notice.kind() != DiagnosticKind.NO_BOOT_AGGREGATE)
                    .toList());
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
                kernelCount(own, list),
                notices,
                Optional.empty());
    }

    /** The copies of the list without what was exported before, and those of each part of that. */
    private List<Compared> compared(Part list) throws IOException {
        List<Compared> all = new ArrayList<>();
        for (Part copy : set.lists()) {
            if (!copy.equals(list)) {
                all.add(new Compared(copy, true, pass.comparing(list.source(), copy.source())));
            }
        }
        for (EvidenceSet part : set.before()) {
            for (Part copy : part.lists()) {
                if (!copy.equals(part.list())) {
                    all.add(new Compared(copy, false, pass.comparing(part.list().source(), copy.source())));
                }
            }
        }
        return all;
    }

    /** A copy that has no more and says nothing else than a sound list adds nothing. */
    private static boolean mayDecide(Compared copy, ExaminedList list) {
        CopyResult result = copy.result.result();
        boolean nothingNew = result instanceof CopyResult.Same || result instanceof CopyResult.SecondIsPrefix;
        return copy.own && copy.result.second().entries() > 0 && !(nothingNew && list.sound());
    }

    /** PCR values found, and those that a quote selects and that hash to its digest. */
    private static List<ExpectedPcr> firmwareValues(EvidenceValues values, List<EvidenceQuotes.Matched> matched) {
        List<ExpectedPcr> all = new ArrayList<>(values.all());
        matched.forEach(quote -> all.addAll(quote.quotedValues()));
        Map<List<Object>, ExpectedPcr> once = new LinkedHashMap<>();
        all.forEach(value -> once.putIfAbsent(List.of(value.bank(), value.pcr(), value.value()), value));
        return List.copyOf(once.values());
    }

    /** The count that was read next to the list, else the nearest. A kernel that stages records counts those that are left. */
    private Optional<KernelCount> kernelCount(Part own, ExaminedList list) {
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
        return Optional.of(
                new KernelCount(file.get().path(), Long.parseLong(digits), carried + currentEntries(own, list), false));
    }

    /** Entries of the current list, which are the last ones; none where all are staged. */
    private long currentEntries(Part own, ExaminedList list) {
        Optional<EvidenceSet.Current> current = set.current(own);
        if (current.isPresent() && current.get().part().isEmpty()) {
            return 0;
        }
        List<InputSummary> parts = list.summary().parts();
        return parts.isEmpty() ? list.summary().entries() : parts.getLast().entries();
    }
}
