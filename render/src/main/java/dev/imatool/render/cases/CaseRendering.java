package dev.imatool.render.cases;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.cases.CaseReport;
import dev.imatool.examine.cases.CaseVerdict;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.cases.KeyPoint;
import dev.imatool.examine.cases.NewEntry;
import dev.imatool.examine.cases.NextStep;
import dev.imatool.examine.cases.SinceBefore;
import dev.imatool.examine.evidence.EntrySpan;
import dev.imatool.examine.evidence.EntryState;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.render.audit.AuditRendering;
import dev.imatool.render.containers.ContainersRendering;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.diff.DiffRendering;
import dev.imatool.render.evidence.EvidenceRendering;
import dev.imatool.render.explain.ExplainRendering;
import dev.imatool.render.output.Format;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.repair.RepairRendering;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.shared.FindingShape;
import dev.imatool.render.timeline.TimelineRendering;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The report of {@code case}, declared: each answer is the document of the command that gives it. */
public final class CaseRendering {
    private static final Shape<PointOf> POINT = Shape.of(
            "Something to say first.",
            shape -> shape.field(
                            "topic",
                            "What it is about.",
                            Type.choice(KeyPoint.Topic.class, KeyPoint.Topic::id),
                            each -> each.point().topic())
                    .field(
                            "weight",
                            "How bad it is.",
                            Type.choice(KeyPoint.Weight.class, KeyPoint.Weight::id),
                            each -> each.point().weight())
                    .field("sentence", "The same for people.", Type.WORDS, PointOf::sentence));

    private static final Shape<EntrySpan> SPAN = Shape.of(
            "Entries of one state.",
            shape -> shape.number("first", "Number of the first.", Type.ORDINAL, EntrySpan::first)
                    .number("last", "Number of the last.", Type.ORDINAL, EntrySpan::last)
                    .field(
                            "state",
                            "covered (by a quote whose key counts), violation (covered, and its name is hashed by nothing),"
                                    + " not_covered, after_quote, content_unproven (its template digest cannot be computed from what"
                                    + " it says), not_reproduced (the list does not lead to a PCR value or a quote), contradicted (its"
                                    + " template digest is another one), known_bad. The worst of them"
                                    + " where a list has more than 2,000 stretches.",
                            Type.choice(EntryState.class, EntryState::id),
                            EntrySpan::state));

    private static final Shape<QuoteInterval> INTERVAL = Shape.of(
            "Two quotes of one run of the TPM.",
            shape -> shape.field("after", "The earlier quote, with its evidence.", Type.TEXT, QuoteInterval::after)
                    .number(
                            "after_clock",
                            "The TPM's clock then, in milliseconds.",
                            Type.NUMBER,
                            QuoteInterval::afterClock)
                    .field("before", "The later quote.", Type.TEXT, QuoteInterval::before)
                    .number("before_clock", "The TPM's clock then.", Type.NUMBER, QuoteInterval::beforeClock));

    private static final Shape<NewEntry> NEW_ENTRY = Shape.of(
            "An entry that the earlier list does not have.",
            shape -> shape.number("entry", FindingShape.ENTRY, Type.ORDINAL, NewEntry::entry)
                    .include(ContainerShape.PLACE, NewEntry::container)
                    .name("path", FindingShape.PATH, NewEntry::path)
                    .optional(
                            "digest",
                            "The digest of its content: algorithm, colon, hex.",
                            Type.WORDS,
                            entry -> entry.content().map(ContentDigest::text))
                    .field(
                            "state",
                            "What is proven of it, as in spans; what is known of its content is the answer.",
                            Type.choice(EntryState.class, EntryState::id),
                            NewEntry::state)
                    .optional(
                            "answer",
                            "What sources say of it, as in check; absent without sources, and where they say neither good nor bad.",
                            Type.choice(Answer.class, Answer::id),
                            NewEntry::answer)
                    .optional(
                            "measured_between",
                            "The quotes between which it was measured, by the TPM's clock; absent where nothing bounds that.",
                            INTERVAL,
                            NewEntry::between));

    private static final Shape<SinceBefore> SINCE = Shape.of(
            "What is new.",
            shape -> shape.field(
                            "list",
                            "The earlier list.",
                            Type.TEXT,
                            since -> since.evidence().list().name())
                    .field(
                            "changes",
                            "What changed: the document of diff.",
                            Type.whole(DiffRendering.RENDERING.document()),
                            SinceBefore::changes)
                    .list(
                            "entries",
                            "The entries that the later list has after the earlier one, the first 1,000, in the order of"
                                    + " measurement. Empty where it does not begin with the earlier one.",
                            NEW_ENTRY,
                            SinceBefore::entries)
                    .optional(
                            "entries_omitted",
                            "How many more there are; absent where there are none.",
                            Type.ORDINAL,
                            since -> Optional.of(since.entriesOmitted()).filter(more -> more > 0)));

    private static final Shape<HostCase> HOST = Shape.of(
            "One list, and the answers to all questions about it.",
            shape -> shape.field(
                            "host",
                            "What distinguishes this list from the others of its evidence: part of its path. A host name is a"
                                    + " claim of the folder.",
                            Type.TEXT,
                            HostCase::host)
                    .field(
                            "list",
                            "The list.",
                            Type.TEXT,
                            host -> host.evidence().list().name())
                    .field(
                            "verdict",
                            "As the verdict of the document, of this list.",
                            Type.choice(CaseVerdict.class, CaseVerdict::id),
                            HostCase::verdict)
                    .list(
                            "brief",
                            "What to say first, at most ten points.",
                            POINT,
                            host -> host.brief().stream()
                                    .map(point -> new PointOf(host, point))
                                    .toList())
                    .list(
                            "next",
                            "What to do, the most urgent first.",
                            Type.choice(NextStep.class, NextStep::id),
                            HostCase::next)
                    .list(
                            "spans",
                            "What stands where in the list.",
                            SPAN,
                            host -> host.entries().spans())
                    .list(
                            "boots",
                            "Entries that are boot_aggregates of the host: a kernel began there.",
                            Type.ORDINAL,
                            host -> host.entries().boots())
                    .optional(
                            "since",
                            "What is new since the earlier evidence; absent without --before.",
                            SINCE,
                            HostCase::since)
                    .optional(
                            "explained",
                            "Why PCR values are not those of the list: the document of explain; absent where all are.",
                            Type.whole(ExplainRendering.RENDERING.document()),
                            HostCase::explained)
                    .optional(
                            "repaired",
                            "What damaged entries said: the document of repair; absent where none is damaged.",
                            Type.whole(RepairRendering.RENDERING.document()),
                            HostCase::repaired)
                    .optional(
                            "containers",
                            "The containers of the list: the document of containers; absent where it names none.",
                            Type.whole(ContainersRendering.RENDERING.document()),
                            HostCase::containers)
                    .optionalList(
                            "audit",
                            "What audit logs report that were found with the list: the documents of audit; absent where none was.",
                            Type.whole(AuditRendering.RENDERING.document()),
                            host -> host.evidence().audits()));

    /** How it is written. */
    public static final Rendering<CaseReport> RENDERING = new Rendering<CaseReport>(
                    Rendering.document(
                                    "case",
                                    "What happened on hosts, and what of it is proven.",
                                    Arrays.stream(CaseVerdict.values())
                                            .map(CaseVerdict::id)
                                            .toList(),
                                    CaseRendering::declare)
                            .withNotes(
                                    "Each part is the document of the command that gives that answer; `findings` has what all of"
                                            + " them found, each thing once.",
                                    "`--format timesketch` and `--format bodyfile` write the rows of `timeline` for the same evidence,"
                                            + " that of `--before` included; with `--nonce`, for EVIDENCE alone. Records of `--audit` are"
                                            + " rows where the evidence is of one list. The exit status stays that of the case."),
                    CasePage::write)
            .withProvenance()
            .with(Format.TIMESKETCH, (report, out) -> timeline(report, Format.TIMESKETCH, out))
            .with(Format.BODYFILE, (report, out) -> timeline(report, Format.BODYFILE, out));

    /** The same without what is behind the briefs: said where the whole report goes to a file. */
    public static final Rendering<CaseReport> BRIEF = new Rendering<>(RENDERING.document(), CasePage::brief);

    private CaseRendering() {}

    private static void timeline(CaseReport report, Format format, OutputStream out) throws IOException {
        TimelineRendering.export(
                report.timeline().orElseThrow(() -> new IllegalStateException("a case without a timeline")),
                format,
                out);
    }

    private record PointOf(HostCase host, KeyPoint point) {
        String sentence() {
            return new KeyPointWords(host, ContainerNames::whole).of(point.topic());
        }
    }

    private static void declare(Fields<CaseReport> fields) {
        fields.list("hosts", "One for each list of the evidence, copies not counted.", HOST, CaseReport::hosts)
                .list(
                        "evidence",
                        "What each folder or archive proves: the documents of evidence.",
                        Type.whole(EvidenceRendering.RENDERING.document()),
                        CaseReport::evidence)
                .optional(
                        "before",
                        "What the earlier evidence proves; absent without --before.",
                        Type.whole(EvidenceRendering.RENDERING.document()),
                        CaseReport::before)
                .optional(
                        "audit",
                        "What audit records report: the document of audit; absent without --audit.",
                        Type.whole(AuditRendering.RENDERING.document()),
                        CaseReport::audit);
    }
}
