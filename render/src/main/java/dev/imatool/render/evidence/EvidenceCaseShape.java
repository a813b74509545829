package dev.imatool.render.evidence;

import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EvidenceAnswers;
import dev.imatool.examine.evidence.EvidenceCase;
import dev.imatool.examine.evidence.EvidenceVerdict;
import dev.imatool.examine.evidence.lists.EvidenceCopy;
import dev.imatool.examine.evidence.lists.EvidencePcr;
import dev.imatool.examine.evidence.lists.FirmwareLog;
import dev.imatool.examine.evidence.lists.KernelCount;
import dev.imatool.examine.evidence.lists.OlderCopy;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.render.bootaggregate.BootAggregateShape;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.known.SourceShape;
import dev.imatool.render.shared.AnswerShapes;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.verify.CopyShape;
import dev.imatool.replay.eventlog.ComparedPcr;
import dev.imatool.replay.eventlog.LogMatch;
import java.util.List;
import java.util.Optional;

/** What documents say of a list in evidence and of everything that was compared with it. */
final class EvidenceCaseShape {
    private static final Shape<OlderCopy> OLDER_COPY = Shape.of(
            "A newer list.",
            shape -> shape.field("list", "Its file.", Type.TEXT, OlderCopy::newer)
                    .number("entries", "How many entries it has.", Type.COUNT, OlderCopy::entries));

    private static final Shape<LogMatch> LOG_MATCH = Shape.of(
            "How an event log compares with a value.",
            shape -> shape.include(CommonShapes.EXPECTED, LogMatch::expected)
                    .field(
                            "result",
                            "As in eventlog.",
                            Type.choice(LogMatch.Result.class, LogMatch.Result::id),
                            LogMatch::result)
                    .optional(
                            "reason",
                            "Why nothing is decided, or why the value is missed, as in eventlog.",
                            Type.choice(LogMatch.Reason.class, LogMatch.Reason::id),
                            LogMatch::reason));

    private static final Shape<OfLog> LOG_PCR = Shape.of(
            "One value.",
            shape -> shape.field(
                            "bank",
                            "PCR bank.",
                            Type.TEXT,
                            row -> row.row().pcr().bank().name())
                    .number(
                            "pcr",
                            "PCR index.",
                            Type.COUNT,
                            row -> row.row().pcr().pcr())
                    .optional(
                            "register",
                            "The register that a log of a TDX guest counts by that index, RTMR0 to RTMR3; absent otherwise.",
                            Type.WORDS,
                            OfLog::register)
                    .include(LOG_MATCH, row -> row.row().match().orElseThrow()));

    private static final Shape<FirmwareLog> EVENT_LOG = Shape.of(
            "An event log.",
            shape -> shape.field("path", "Its file; several joined by +.", Type.TEXT, FirmwareLog::path)
                    .list(
                            "pcrs",
                            "Values of PCRs that the log extends, or should extend.",
                            LOG_PCR,
                            log -> log.pcrs().stream()
                                    .map(row -> new OfLog(log, row))
                                    .toList()));

    private static final Shape<EvidencePcr> MATCH = Shape.of(
            "How the list compares with a value.",
            shape -> shape.field(
                            "result",
                            "at_end, at_entry, none, as in replay; newer_copy (only the newer list of which this is an older"
                                    + " copy gives it); undecided.",
                            Type.choice(EvidencePcr.Outcome.class, EvidencePcr.Outcome::id),
                            EvidencePcr::outcome)
                    .optionalLong(
                            "entry",
                            "Number of the entry after which the list gives it; where undecided, of the first entry that has"
                                    + " no template digest in this bank.",
                            Type.COUNT,
                            EvidencePcr::entry)
                    .optional(
                            "container",
                            "The container of that entry; absent for the host.",
                            ContainerShape.CONTAINER,
                            EvidencePcr::container)
                    .optional(
                            "entries_after",
                            "Later entries of the same PCR, which the value does not cover; absent unless the list gives it.",
                            Type.COUNT,
                            pcr -> Optional.of(pcr.entriesAfter()).filter(entries -> pcr.given()))
                    .optional("newer_list", "The newer list that gives it.", Type.TEXT, EvidencePcr::newer));

    private static final Shape<EvidencePcr> PCR = Shape.of(
            "One value.",
            shape -> shape.include(CommonShapes.EXPECTED_PCR, EvidencePcr::expected)
                    .field("match", "How the list compares with it.", MATCH, pcr -> pcr));

    private static final Shape<EvidenceCase> SIGNATURES = Shape.of("Number of entries for each verdict.", shape -> {
        for (SignatureVerdict verdict : SignatureVerdict.values()) {
            if (verdict != SignatureVerdict.NOT_APPLICABLE) {
                shape.number(
                        verdict.id(),
                        meaning(verdict),
                        Type.COUNT,
                        each -> each.signatures().orElseThrow().of(verdict));
            }
        }
        shape.field(
                "keys_from_evidence",
                "true where the keys were found with the list, so that nobody else vouches for them.",
                Type.FLAG,
                EvidenceCase::signingKeysFound);
    });

    private static final Shape<EvidenceCopy> COPY = Shape.of(
            "One copy.",
            shape -> shape.field("path", "Its file.", Type.TEXT, EvidenceCopy::input)
                    .include(CopyShape.COPIES, EvidenceCopy::result)
                    .number(
                            "entries_unproven",
                            "Entries of the copy whose template digest cannot be computed from what it shows of them.",
                            Type.COUNT,
                            EvidenceCopy::unproven));

    private static final Shape<AuditReport> AUDIT = Shape.of(
            "An audit log.",
            shape -> shape.field(
                            "log",
                            "The log.",
                            Type.TEXT,
                            audit -> audit.log().summary().name())
                    .number(
                            "records",
                            "Its records about integrity.",
                            Type.COUNT,
                            audit -> audit.log().summary().entries())
                    .number(
                            "failures",
                            "How many of these report a failure; of the newest 100,000.",
                            Type.COUNT,
                            AuditReport::failures)
                    .number(
                            "entries",
                            "Entries of the list that have a record.",
                            Type.COUNT,
                            AuditReport::entriesWithRecord));

    private static final Shape<KernelCount> COUNT = Shape.of(
            "The kernel's count of entries.",
            shape -> shape.number(
                            "kernel_count",
                            "Number of entries that the kernel counted (runtime_measurements_count).",
                            Type.COUNT,
                            KernelCount::counted)
                    .field("kernel_count_path", "The file of the count.", Type.TEXT, KernelCount::path)
                    .number(
                            "counted_entries",
                            "Entries of the list that the kernel counts: of a list in parts (staging) those of the current one.",
                            Type.COUNT,
                            KernelCount::entries)
                    .field(
                            "list_shorter_than_count",
                            "true where entries are missing; not for an older copy of a longer list.",
                            Type.FLAG,
                            KernelCount::listShorter));

    private static final Shape<CollectNext> ADVICE = Shape.of(
            "One piece of advice.",
            shape -> shape.field("kind", "What it is.", Type.choice(CollectNext.class, CollectNext::id), next -> next)
                    .field("sentence", "The same for people.", Type.WORDS, EvidencePhrases::of));

    /** A list and everything that was compared with it. */
    private static final Shape<EvidenceAnswers> ANSWERS = Shape.of(
            "What sources of known files say of its entries.",
            shape -> shape.field(
                            "answers",
                            "Number of entries, by what the sources say of them. Absent without --good and --bad.",
                            SourceShape.ANSWERS,
                            EvidenceAnswers::counts)
                    .list(
                            "judged",
                            "The entries that are neither known good, known elsewhere nor excluded, with --bad alone those that are known"
                                    + " bad; the gravest first, and no more than 1,000.",
                            AnswerShapes.ROW,
                            EvidenceAnswers::listed)
                    .optional(
                            "judged_omitted",
                            "How many more there are; absent where there are none.",
                            Type.ORDINAL,
                            answers -> Optional.of(answers.omitted()).filter(more -> more > 0)));

    static final Shape<EvidenceCase> CASE = Shape.of(
            "A list and everything that was compared with it.",
            shape -> shape.field(
                            "host",
                            "What distinguishes this list from the others of the evidence: part of its path.",
                            Type.TEXT,
                            EvidenceCase::host)
                    .field(
                            "list",
                            "The list that was examined; another one is its copy.",
                            Type.TEXT,
                            each -> each.list().name())
                    .number(
                            "entries",
                            "How many entries it has.",
                            Type.COUNT,
                            each -> each.list().entries())
                    .field(
                            "verdict",
                            "As the verdict of the document, of this list.",
                            Type.choice(EvidenceVerdict.class, EvidenceVerdict::id),
                            EvidenceCase::verdict)
                    .field(
                            "vouching",
                            "Which entries a quote covers whose key is named with --ak, or accepted with --accept-found-key.",
                            EvidenceQuoteShape.COVERAGE,
                            EvidenceCase::quoteCoverage)
                    .optional(
                            "key_not_vouched_for",
                            "What a quote would cover if somebody vouched for its key; absent where a quote covers entries, or"
                                    + " none fits.",
                            EvidenceQuoteShape.COVERAGE,
                            EvidenceCase::fitting)
                    .optional(
                            "older_copy_of",
                            "The newer list that begins with all entries of this one.",
                            OLDER_COPY,
                            EvidenceCase::newer)
                    .field(
                            "template_digests",
                            "Of this list.",
                            CommonShapes.TEMPLATE_DIGESTS,
                            EvidenceCase::templateDigests)
                    .list(
                            "boot_aggregates",
                            "Compared with the event log and PCR 0 to 9; empty without either.",
                            BootAggregateShape.BOOT_AGGREGATE,
                            each -> each.bootAggregates().results())
                    .list("quotes", "The quotes found with it.", EvidenceQuoteShape.QUOTE, EvidenceCase::quotes)
                    .list(
                            "intervals",
                            "Entries between two quotes of one key, reset and restart of the TPM: not covered by the first,"
                                    + " covered by the second.",
                            EvidenceQuoteShape.INTERVAL,
                            EvidenceCase::intervals)
                    .optional(
                            "event_log",
                            "The firmware event log and Canonical Event Logs that continue it (systemd's), compared with PCR"
                                    + " values found and quoted; absent without one.",
                            EVENT_LOG,
                            EvidenceCase::firmware)
                    .list(
                            "pcrs",
                            "PCR values found with it that the list should lead to.",
                            PCR,
                            each -> each.pcrs().orElse(List.of()))
                    .optional(
                            "signatures",
                            "Entries by verdict on their signatures; absent where none is signed.",
                            SIGNATURES,
                            each -> each.signatures().map(counts -> each))
                    .list("copies", "Other copies of the list.", COPY, EvidenceCase::copies)
                    .includeOptional(COUNT, EvidenceCase::kernelCount)
                    .optionalList(
                            "audit",
                            "Audit logs that were found with it and have records about integrity, at most 8; absent where there is"
                                    + " none. In the report of case, the documents are in hosts[].audit.",
                            AUDIT,
                            EvidenceCase::audits)
                    .includeOptional(ANSWERS, EvidenceCase::answers)
                    .list(
                            "collect_next",
                            "What was missing and is worth collecting next time.",
                            ADVICE,
                            EvidenceCase::collect));

    private EvidenceCaseShape() {}

    private record OfLog(FirmwareLog log, ComparedPcr row) {
        Optional<String> register() {
            return log.registers() == EventRegisters.RTMR
                    ? Optional.of(log.registers().name(row.pcr().pcr()))
                    : Optional.empty();
        }
    }

    private static String meaning(SignatureVerdict verdict) {
        return switch (verdict) {
            case BAD -> "Not made by the key that the signature names, or not about this entry.";
            case MALFORMED -> "Not a signature that a kernel would accept.";
            case UNKNOWN_KEY -> "By a key that is not available.";
            case NOT_CHECKABLE -> "The entry does not carry what was signed.";
            case GOOD -> "Good.";
            case UNSIGNED -> "Without a signature.";
            case NOT_APPLICABLE -> "Nothing that could be signed.";
        };
    }
}
