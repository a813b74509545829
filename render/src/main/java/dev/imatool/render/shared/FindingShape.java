package dev.imatool.render.shared;

import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.examine.report.Finding;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.words.EntryValueWords;
import dev.imatool.render.words.SignatureReasonWords;
import dev.imatool.replay.UndecidedPcr;
import java.util.List;
import java.util.Optional;

/** What documents say of findings: the same fields whatever the kind; which of them there are depends on the kind. */
public final class FindingShape {
    public static final String ENTRY = "Number of the entry, from 1.";
    static final String LOCATION_MEANING = "Where it is.";
    private static final String BANK = "PCR bank.";
    static final String PCR_INDEX = "PCR index.";
    private static final String EXPECTED = "The value to reproduce.";
    static final String LINE = "Line of an input that is not a measurement list, from 1.";
    static final String LOGGED = "What the input says: a digest in hex, or words.";
    static final String COMPUTED = "What it ought to say, or for a PCR the value after the last entry.";
    static final String ALGORITHM = "Hash algorithm of logged and computed, where they are digests.";
    public static final String PATH =
            "Path in the container or on the host, or a label; event name as logged where the entry itself is wrong.";
    private static final String LIST = "Name of the list, where the input holds several.";
    private static final String MESSAGE = "What it is, in one sentence; may quote the input, escaped.";

    /** An expected value that cannot be decided. */
    public static final Shape<UndecidedPcr> UNDECIDED = Shape.of(
            "An expected value that was asked for and that nothing decides.",
            shape -> shape.include(CommonShapes.EXPECTED_PCR, UndecidedPcr::expected)
                    .field(
                            "reason",
                            "Why an expected value is not decided.",
                            Type.choice(UndecidedPcr.Reason.class, UndecidedPcr.Reason::id),
                            UndecidedPcr::reason));

    private static final Shape<Finding.OfEntry> OF_ENTRY = Shape.of(
            "An entry that contradicts itself, or of which nothing proves what it says.",
            shape -> shape.number("entry", ENTRY, Type.ORDINAL, Finding.OfEntry::entry)
                    .field("location", LOCATION_MEANING, CommonShapes.LOCATION, Finding.OfEntry::location)
                    .optional("algorithm", ALGORITHM, Type.WORDS, Finding.OfEntry::algorithm)
                    .optional(
                            "logged",
                            LOGGED,
                            Type.WORDS,
                            entry -> entry.logged().map(EntryValueWords::of))
                    .optional(
                            "computed",
                            COMPUTED,
                            Type.WORDS,
                            entry -> entry.computed().map(EntryValueWords::of))
                    .include(ContainerShape.PLACE, Finding.OfEntry::container)
                    .name("path", PATH, Finding.OfEntry::path));

    private static final Shape<Finding.PcrNotReproduced> PCR = Shape.of(
            "An expected value that is not reproduced.",
            shape -> shape.optional("list", LIST, Type.TEXT, pcr -> CommonShapes.nonEmpty(pcr.list()))
                    .field("bank", BANK, Type.TEXT, Finding.PcrNotReproduced::bank)
                    .number(
                            "pcr",
                            PCR_INDEX,
                            Type.COUNT,
                            missed -> missed.expected().pcr())
                    .include(CommonShapes.EXPECTED, Finding.PcrNotReproduced::expected)
                    .optional("computed", COMPUTED, Type.HEX, Finding.PcrNotReproduced::computed));

    private static final Shape<Finding.PcrUndecided> PCR_UNDECIDED = Shape.of(
            "An expected value that is not decided.",
            shape -> shape.optionalLong("entry", ENTRY, Type.ORDINAL, Finding.PcrUndecided::entry)
                    .include(ContainerShape.PLACE, Finding.PcrUndecided::container)
                    .include(UNDECIDED, Finding.PcrUndecided::undecided));

    private static final Shape<Finding.Changed> CHANGED = Shape.of(
            "A change.",
            shape -> shape.number("entry", ENTRY, Type.ORDINAL, changed -> first(changed))
                    .include(ContainerShape.PLACE, Finding.Changed::container)
                    .optional(
                            "before_container",
                            "From diff: the container in BEFORE, where that is another one.",
                            ContainerShape.CONTAINER,
                            Finding.Changed::beforeContainer)
                    .name("path", PATH, Finding.Changed::path)
                    .optionalList(
                            "before_entries",
                            "From diff: the first entries of BEFORE that prove a change.",
                            Type.ORDINAL,
                            Finding.Changed::before)
                    .optionalList(
                            "after_entries",
                            "From diff: the first entries of AFTER that prove a change.",
                            Type.ORDINAL,
                            Finding.Changed::after));

    private static final Shape<Finding.CopiesPart> COPIES = Shape.of(
            "Copies that part.",
            shape -> shape.number(
                            "entry", ENTRY, Type.ORDINAL, copy -> copy.parts().entry())
                    .field(
                            "location",
                            LOCATION_MEANING,
                            CommonShapes.LOCATION,
                            copy -> copy.parts().second())
                    .field(
                            "aspect",
                            "What two copies differ in: pcr, template, violation, template_digest, template_data, event_name,"
                                    + " file_digest.",
                            Type.WORDS,
                            copy -> copy.parts().aspect().id())
                    .optional(
                            "field",
                            "Id of the template field that two copies differ in, or that holds the signature.",
                            Type.TEXT,
                            copy -> CommonShapes.nonEmpty(copy.parts().field()))
                    .field("logged", LOGGED, Type.TEXT, copy -> copy.parts().saidBySecond())
                    .include(
                            ContainerShape.PLACE,
                            copy -> copy.parts().secondName().container())
                    .name("path", PATH, copy -> copy.parts().secondName().path())
                    .field(
                            "first_location",
                            "Where the first of two copies says something else.",
                            CommonShapes.LOCATION,
                            copy -> copy.parts().first())
                    .field(
                            "first_logged",
                            "What the first of two copies says there; logged is what the second says.",
                            Type.TEXT,
                            copy -> copy.parts().saidByFirst())
                    .optional(
                            "first_container",
                            "The container in the first of two copies, where it has the entry in another one.",
                            ContainerShape.CONTAINER,
                            copy -> copy.parts().otherContainer())
                    .optionalName(
                            "first_path",
                            "The path in the first of two copies, where that is another one.",
                            copy -> copy.parts().otherPath()));

    private static final Shape<Finding.NamespaceDiffers> NAMESPACE_DIFFERS = Shape.of(
            "Two namespaces of one entry.",
            shape -> shape.number("entry", ENTRY, Type.ORDINAL, Finding.NamespaceDiffers::entry)
                    .field("location", LOCATION_MEANING, CommonShapes.LOCATION, Finding.NamespaceDiffers::location)
                    .field(
                            "first_column",
                            "The number in the first column.",
                            Type.TEXT,
                            Finding.NamespaceDiffers::column)
                    .include(ContainerShape.PLACE, entry -> Optional.of(entry.container()))
                    .name("path", PATH, Finding.NamespaceDiffers::path));

    private static final Shape<Finding.CpcrNotReproduced> CPCR = Shape.of(
            "A container PCR that is not reproduced.",
            shape -> shape.optional(
                            "list",
                            LIST,
                            Type.TEXT,
                            cpcr -> CommonShapes.nonEmpty(cpcr.pcr().list()))
                    .include(
                            ContainerShape.PLACE, cpcr -> Optional.of(cpcr.pcr().container()))
                    .field(
                            "expected",
                            EXPECTED,
                            Type.HEX,
                            cpcr -> cpcr.pcr().logged().orElseThrow())
                    .optional("computed", COMPUTED, Type.HEX, cpcr -> cpcr.pcr().value()));

    private static final Shape<Finding.OfXattr> OF_XATTR = Shape.of(
            "A value of an extended attribute.",
            shape -> shape.optional(
                            "line",
                            LINE,
                            Type.ORDINAL,
                            value -> Optional.of(value.line()).filter(number -> number > 0))
                    .optionalName("path", PATH, Finding.OfXattr::path));

    private static final Shape<Finding.OfLine> OF_LINE = Shape.of(
            "A line of another input.",
            shape -> shape.optional(
                            "line",
                            LINE,
                            Type.ORDINAL,
                            line -> Optional.of(line.line()).filter(number -> number > 0))
                    .include(ContainerShape.PLACE, Finding.OfLine::container)
                    .optionalName("path", PATH, Finding.OfLine::path));

    private static final Shape<Finding.BootAggregateNotReproduced> BOOT_AGGREGATE = Shape.of(
            "A boot_aggregate that is not the hash of the PCR values.",
            shape -> shape.optional(
                            "list",
                            LIST,
                            Type.TEXT,
                            boot -> CommonShapes.nonEmpty(
                                    boot.result().aggregate().list()))
                    .number(
                            "entry",
                            ENTRY,
                            Type.ORDINAL,
                            boot -> boot.result().aggregate().entry())
                    .include(
                            ContainerShape.PLACE,
                            boot -> boot.result().aggregate().container())
                    .field(
                            "location",
                            LOCATION_MEANING,
                            CommonShapes.LOCATION,
                            boot -> boot.result().aggregate().location())
                    .field(
                            "algorithm",
                            ALGORITHM,
                            Type.TEXT,
                            boot -> boot.result().aggregate().algorithmName())
                    .field(
                            "logged",
                            LOGGED,
                            Type.HEX,
                            boot -> boot.result().aggregate().digest())
                    .optional(
                            "computed",
                            COMPUTED,
                            Type.HEX,
                            boot -> boot.result().computed()));

    private static final Shape<Finding.Signature> SIGNATURE = Shape.of(
            "A signature that is not good.",
            shape -> shape.number(
                            "entry",
                            ENTRY,
                            Type.ORDINAL,
                            signature -> signature.judged().entry())
                    .field(
                            "location",
                            LOCATION_MEANING,
                            CommonShapes.LOCATION,
                            signature -> signature.judged().location())
                    .include(
                            ContainerShape.PLACE,
                            signature -> signature.judged().container())
                    .name("path", PATH, signature -> signature.judged().path())
                    .optional(
                            "field",
                            "Id of the template field that two copies differ in, or that holds the signature.",
                            Type.TEXT,
                            signature -> signature
                                    .judged()
                                    .deciding()
                                    .map(check -> check.field().name()))
                    .optional(
                            "key_id",
                            "Key id that the signature names.",
                            Type.HEX,
                            signature -> signature.judged().deciding().flatMap(SignatureCheck::keyId))
                    .optional(
                            "detail",
                            "What is wrong with the signature.",
                            Type.WORDS,
                            signature -> signature
                                    .judged()
                                    .deciding()
                                    .flatMap(SignatureCheck::reason)
                                    .map(SignatureReasonWords::of)));

    /** A finding of any kind. */
    public static final Shape<Finding> FINDING = Shape.named(
            "finding",
            "Something bad that a readable input shows. The kind decides which fields there are in addition to kind, severity and message.",
            shape -> begin(shape)
                    .variant(Finding.OfEntry.class, OF_ENTRY)
                    .variant(Finding.PcrNotReproduced.class, PCR)
                    .variant(Finding.PcrUndecided.class, PCR_UNDECIDED)
                    .variant(Finding.Changed.class, CHANGED)
                    .variant(Finding.CopiesPart.class, COPIES)
                    .variant(Finding.NamespaceDiffers.class, NAMESPACE_DIFFERS)
                    .variant(Finding.CpcrNotReproduced.class, CPCR)
                    .variant(Finding.BootDigestMismatch.class, LogFindingShapes.BOOT_DIGEST)
                    .variant(Finding.OfLine.class, OF_LINE)
                    .variant(Finding.OfXattr.class, OF_XATTR)
                    .variant(Finding.ManifestLineFails.class, LogFindingShapes.MANIFEST)
                    .variant(Finding.OfAnswer.class, AnswerShapes.FINDING)
                    .variant(Finding.OfKeylime.class, KeylimeShapes.FINDING)
                    .variant(Finding.BootAggregateNotReproduced.class, BOOT_AGGREGATE)
                    .variant(Finding.EventDataMismatch.class, LogFindingShapes.EVENT)
                    .variant(Finding.RecordDigestMismatch.class, LogFindingShapes.RECORD)
                    .variant(Finding.Signature.class, SIGNATURE)
                    .field("message", MESSAGE, Type.WORDS, FindingSentence::message));

    private FindingShape() {}

    private static <F extends Finding> Fields<F> begin(Fields<F> fields) {
        return fields.field(
                        "kind",
                        "Stable name of what it is; see [kinds](kinds.md).",
                        Type.WORDS,
                        finding -> finding.kind().id())
                .field("severity", "error: the answer is not good.", Type.choice(List.of("error")), finding -> "error")
                .optional(
                        "input",
                        "Path of the input it is about.",
                        Type.TEXT,
                        finding -> CommonShapes.nonEmpty(FindingSentence.input(finding)));
    }

    private static long first(Finding.Changed changed) {
        return (changed.after().isEmpty() ? changed.before() : changed.after()).get(0);
    }
}
