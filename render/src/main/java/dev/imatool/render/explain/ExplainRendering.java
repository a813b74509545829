package dev.imatool.render.explain;

import dev.imatool.examine.explain.ExplainReport;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.shared.FindingShape;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations.Verdict;
import dev.imatool.replay.explain.report.NamedEntries;
import dev.imatool.replay.explain.report.NotExplained;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.report.TrialRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of {@code explain}, declared. */
public final class ExplainRendering {
    private static final String NAMED = "Entries that sentences name and that are in a container.";

    private static final Shape<NamedEntry> NAMED_ENTRY = Shape.named(
            "named_entry",
            "An entry that is in a container.",
            shape -> shape.number("entry", "Its number.", Type.ORDINAL, NamedEntry::entry)
                    .field(
                            "of_reference",
                            "true where it is an entry of the reference.",
                            Type.FLAG,
                            NamedEntry::ofReference)
                    .include(ContainerShape.PLACE, named -> Optional.of(named.container())));

    private static final Shape<StepOf> STEP = Shape.named(
            "step",
            "One step of a sequence of extends.",
            shape -> shape.number(
                            "position",
                            "How many extends come before it.",
                            Type.COUNT,
                            step -> step.step().position())
                    .field(
                            "what",
                            "start_value; entries (of the list); extended_again; reference_entries; not_extended; file_digest"
                                    + " (of a candidate file); given_digest; template_digest (of an entry that the list"
                                    + " lacks); well_known.",
                            Type.choice(Step.What.class, Step.What::id),
                            step -> step.step().what())
                    .optionalLong(
                            "first_entry",
                            "Number of the entry, or of the first of several.",
                            Type.ORDINAL,
                            step -> step.step().firstEntry())
                    .optionalLong(
                            "last_entry",
                            "Number of the last entry.",
                            Type.ORDINAL,
                            step -> step.step().lastEntry())
                    .optional(
                            "digest",
                            "The start value, or what is extended, as long as the digests of the bank; absent for several entries.",
                            CommonShapes.DIGEST,
                            StepOf::digest)
                    .optionalName(
                            "event_name",
                            "Event name of the entry, its first 4096 bytes.",
                            step -> step.step().name())
                    .include(ContainerShape.PLACE, step -> step.step().container())
                    .optional("wording", "What the digest is.", Type.TEXT, StepOf::wording));

    private static final Shape<Explanation> EXPLANATION = Shape.named(
            "explanation",
            "What gives an expected value.",
            shape -> shape.optional(
                            "list",
                            "Name of the list, where the input holds several.",
                            Type.TEXT,
                            one -> CommonShapes.nonEmpty(one.list()))
                    .include(CommonShapes.EXPECTED_PCR, Explanation::expected)
                    .field(
                            "kind",
                            "prefix (an earlier entry gives the value); padded_sha1 (extended as SHA-1 template digests and"
                                    + " zeros); missing_entries (the reference has entries that the list lacks); other_boot"
                                    + " (a value of the reference, which is not a longer copy of the list); given_start (the"
                                    + " list, or an earlier entry, gives the value after the start value of --start);"
                                    + " start_value (another start value, or nothing extended); violation_convention"
                                    + " (something else extended for violations); logged_digests (the logged template"
                                    + " digests, not those of the present template data); other_bank (another bank);"
                                    + " other_pcr (another PCR, or an entry logged for another); foreign_extends (extends by"
                                    + " something other than IMA); dropped_entry (entries logged and not extended);"
                                    + " extra_entry (an entry logged or extended twice); pcr_reset (the PCR returned to a"
                                    + " start value after an entry, and only later entries are in it); swapped_entries (two"
                                    + " entries in each other's place).",
                            Type.choice(Explanation.Kind.class, Explanation.Kind::id),
                            Explanation::kind)
                    .optionalList(
                            "also",
                            "The second kind, where two causes came together.",
                            Type.choice(Explanation.Kind.class, Explanation.Kind::id),
                            Explanation::also)
                    .field(
                            "harmless",
                            "true where nothing is wrong: prefix, padded_sha1, given_start.",
                            Type.FLAG,
                            Explanation::harmless)
                    .field("sentence", "The explanation in a sentence.", Type.TEXT, ExplanationPhrases::sentence)
                    .field(
                            "value",
                            "The value that the steps give: the expected one.",
                            Type.HEX,
                            one -> one.expected().value())
                    .list("steps", "The whole sequence, from the start value on.", STEP, StepOf::all)
                    .list("entries", NAMED, NAMED_ENTRY, one -> NamedEntry.all(one.entries())));

    private static final Shape<NotExplained> NOT_EXPLAINED = Shape.of(
            "A value that nothing gives.",
            shape -> shape.include(CommonShapes.EXPECTED_PCR, NotExplained::expected)
                    .field(
                            "sentence",
                            "The same for people, with what other banks say about it.",
                            Type.TEXT,
                            ExplanationPhrases::sentence)
                    .list("entries", NAMED, NAMED_ENTRY, one -> NamedEntry.all(one.entries())));

    private static final Shape<TrialRecord> TRIAL = Shape.of(
            "One trial.",
            shape -> shape.field(
                            "bank",
                            "Bank of the value.",
                            Type.TEXT,
                            tried -> tried.expected().bank())
                    .number(
                            "pcr",
                            "Its PCR.",
                            Type.COUNT,
                            tried -> tried.expected().pcr())
                    .field(
                            "hypothesis",
                            "Its name: that of the kind of explanation it leads to; foreign_between for foreign extends between"
                                    + " entries; file_digests for file digests that the list logs; as_other_bank for what"
                                    + " explains another bank; missing_and_foreign, varied_causes and two_edits for two causes"
                                    + " together.",
                            Type.WORDS,
                            tried -> tried.hypothesis().id())
                    .field("sentence", "What was tried.", Type.WORDS, TrialPhrases::tried)
                    .field(
                            "found",
                            "Whether it explains the value; nothing further is tried then.",
                            Type.FLAG,
                            TrialRecord::found)
                    .number("extends", "How many extends were computed.", Type.COUNT, TrialRecord::extended)
                    .list(
                            "cuts",
                            "What was left out because effort did not allow more.",
                            Type.WORDS,
                            trial -> TrialPhrases.cuts(trial, EntryNames.inDocument(trial.entries())))
                    .list("entries", NAMED, NAMED_ENTRY, trial -> NamedEntry.all(trial.entries())));

    /** How it is written. */
    public static final Rendering<ExplainReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "explain",
                    "Which sequences of extends lead to expected PCR values.",
                    List.of(Verdict.EXPLAINED.id(), Verdict.NOT_EXPLAINED.id(), ReportHeader.NOTHING_READ),
                    ExplainRendering::declare),
            ExplainPage::write);

    private ExplainRendering() {}

    private record NamedEntry(long entry, boolean ofReference, Container container) {
        static List<NamedEntry> all(NamedEntries entries) {
            return Stream.concat(
                            entries.ofList().entrySet().stream()
                                    .map(one -> new NamedEntry(one.getKey(), false, one.getValue())),
                            entries.ofReference().entrySet().stream()
                                    .map(one -> new NamedEntry(one.getKey(), true, one.getValue())))
                    .sorted(Comparator.comparing(NamedEntry::ofReference).thenComparing(NamedEntry::entry))
                    .toList();
        }
    }

    /** A step, and the bank whose hash is extended. */
    private record StepOf(Explanation explanation, Step step) {
        static List<StepOf> all(Explanation explanation) {
            return explanation.steps().stream()
                    .map(step -> new StepOf(explanation, step))
                    .toList();
        }

        Optional<String> wording() {
            EntryNames names = EntryNames.inDocument(explanation.entries());
            return step.origin().map(origin -> OriginPhrases.of(names, origin));
        }

        Optional<CommonShapes.Digest> digest() {
            String algorithm = explanation.bank().algorithm().kernelName();
            return step.digest().map(value -> CommonShapes.Digest.of(algorithm, value));
        }
    }

    private static void declare(Fields<ExplainReport> fields) {
        fields.field(
                        "template_digests",
                        "How the template digests of the list compare.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        ExplainReport::templateDigests)
                .number(
                        "effort",
                        "Million extends that each hypothesis was allowed per value (--effort).",
                        Type.ORDINAL,
                        ExplainReport::effort)
                .list(
                        "explanations",
                        "Values that something other than the whole list as it is gives. Each was computed from its start"
                                + " before it was reported.",
                        EXPLANATION,
                        report -> report.explanations().explained())
                .list(
                        "reproduced",
                        "Values that the whole list gives as it is.",
                        EXPLANATION,
                        report -> report.explanations().reproduced())
                .list(
                        "not_explained",
                        "Values that nothing gives that was tried.",
                        NOT_EXPLAINED,
                        report -> report.explanations().notExplained())
                .list(
                        "undecided",
                        "Expected values that decide nothing.",
                        FindingShape.UNDECIDED,
                        report -> report.explanations().undecided())
                .list(
                        "tried",
                        "Hypotheses in the order of the values, and of the trials.",
                        TRIAL,
                        report -> report.explanations().tried());
    }
}
