package dev.imatool.render.verify;

import dev.imatool.model.QualifiedName;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.replay.verify.CopyAspect;
import dev.imatool.replay.verify.CopyResult;
import java.util.List;

/** What documents say of how two copies of a list compare. */
public final class CopyShape {
    private static final String SAME = "same";
    private static final String FIRST_IS_PREFIX = "first_is_prefix";
    private static final String SECOND_IS_PREFIX = "second_is_prefix";
    private static final String PARTS_AT = "parts_at";

    private static final Shape<CopyResult.FirstIsPrefix> FIRST_ENDS = Shape.of(
            "The first input ends.",
            shape -> shape.number(
                    "more_entries",
                    "Entries that only the longer one has, after these.",
                    Type.COUNT,
                    CopyResult.FirstIsPrefix::more));

    private static final Shape<CopyResult.SecondIsPrefix> SECOND_ENDS = Shape.of(
            "The second input ends.",
            shape -> shape.number(
                    "more_entries",
                    "Entries that only the longer one has, after these.",
                    Type.COUNT,
                    CopyResult.SecondIsPrefix::more));

    private static final Shape<CopyResult.Kexec> KEXEC = Shape.of(
            "Where the copies part, one has a boot_aggregate.",
            shape -> shape.field(
                            "list",
                            "first or second: the list of the later kernel.",
                            Type.choice(List.of("first", "second")),
                            kexec -> kexec.inSecond() ? "second" : "first")
                    .number(
                            "last_entry_between",
                            "Last entry of the other list.",
                            Type.ORDINAL,
                            CopyResult.Kexec::last));

    private static final Shape<QualifiedName> NAME = Shape.of(
            "Name and container of an entry.",
            shape -> shape.include(ContainerShape.PLACE, QualifiedName::container)
                    .name("path", "Path in the container or on the host, or a label.", QualifiedName::path));

    private static final Shape<CopyResult.PartsAt> PARTS = Shape.of(
            "An entry differs.",
            shape -> shape.number(
                            "entry",
                            "Number of the first entry that differs, the same in both.",
                            Type.ORDINAL,
                            CopyResult.PartsAt::entry)
                    .field(
                            "aspect",
                            "What differs in it.",
                            Type.choice(CopyAspect.class, CopyAspect::id),
                            CopyResult.PartsAt::aspect)
                    .optional(
                            "field",
                            "The template field that differs, where it is one.",
                            Type.WORDS,
                            parts -> CommonShapes.nonEmpty(parts.field()))
                    .field(
                            "first",
                            "Where the entry is in the first input.",
                            CommonShapes.LOCATION,
                            CopyResult.PartsAt::first)
                    .field("second", "Where it is in the second.", CommonShapes.LOCATION, CopyResult.PartsAt::second)
                    .field(
                            "first_name",
                            "How the entry is called in the first input.",
                            NAME,
                            CopyResult.PartsAt::firstName)
                    .field("second_name", "How it is called in the second.", NAME, CopyResult.PartsAt::secondName)
                    .optional(
                            "kexec",
                            "Where the copies part, one has a boot_aggregate, as of a kernel that was started by kexec: the entries"
                                    + " that the other has from there on may have been measured after the list was handed"
                                    + " over. Only a PCR value or quote proves it.",
                            KEXEC,
                            CopyResult.PartsAt::kexec));

    /** How a second input compares to the first. */
    public static final Shape<CopyResult> COPIES = Shape.named(
            "copies",
            "How a second input compares to the first.",
            shape -> shape.field(
                            "relation",
                            "same; first_is_prefix (the second has further entries); second_is_prefix (the first has further"
                                    + " entries); parts_at (an entry differs).",
                            Type.choice(List.of(SAME, FIRST_IS_PREFIX, SECOND_IS_PREFIX, PARTS_AT)),
                            CopyShape::relation)
                    .number(
                            "same_entries",
                            "Entries that are the same in both, from the first on.",
                            Type.COUNT,
                            CopyResult::sameEntries)
                    .variant(CopyResult.FirstIsPrefix.class, FIRST_ENDS)
                    .variant(CopyResult.SecondIsPrefix.class, SECOND_ENDS)
                    .variant(CopyResult.PartsAt.class, PARTS));

    private CopyShape() {}

    private static String relation(CopyResult copies) {
        return switch (copies) {
            case CopyResult.Same same -> SAME;
            case CopyResult.FirstIsPrefix prefix -> FIRST_IS_PREFIX;
            case CopyResult.SecondIsPrefix prefix -> SECOND_IS_PREFIX;
            case CopyResult.PartsAt parts -> PARTS_AT;
        };
    }
}
