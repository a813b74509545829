package dev.imatool.render.diff;

import dev.imatool.diff.relation.Relation;
import dev.imatool.model.Container;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.ContainerShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How two lists relate, declared: its kind, a sentence, and the numbers after it. */
final class RelationShape {
    private static final int SHARE_DIGITS = 4;

    private static final String COMMON = "Entries that both have (identical, continues, shorter_copy, overlap).";
    private static final String NEW = "Entries that AFTER has after them (continues, overlap).";
    private static final String SHARED_CONTENT =
            "Share of (path, file digest) pairs that are in both, from 0 to 1, rounded down (separate_boots, unrelated,"
                    + " two_containers).";
    private static final String SHARED_PATHS = "The same for paths alone.";

    private static final Shape<Relation.Identical> IDENTICAL = Shape.of(
            "Identical lists.",
            shape -> shape.number("common_entries", COMMON, Type.COUNT, Relation.Identical::entries));

    private static final Shape<Relation.Continues> CONTINUES = Shape.of(
            "AFTER continues BEFORE.",
            shape -> shape.number("common_entries", COMMON, Type.COUNT, Relation.Continues::commonEntries)
                    .number("new_entries", NEW, Type.COUNT, Relation.Continues::newEntries));

    private static final Shape<Relation.ShorterCopy> SHORTER = Shape.of(
            "BEFORE continues AFTER.",
            shape -> shape.number("common_entries", COMMON, Type.COUNT, Relation.ShorterCopy::commonEntries)
                    .number(
                            "missing_entries",
                            "Entries that only BEFORE has (shorter_copy).",
                            Type.COUNT,
                            Relation.ShorterCopy::missingEntries));

    private static final Shape<Relation.Overlap> OVERLAP = Shape.of(
            "Excerpts.",
            shape -> shape.number(
                            "before_first",
                            "Entry of BEFORE at which an overlap begins.",
                            Type.COUNT,
                            Relation.Overlap::beforeFirst)
                    .number(
                            "after_first",
                            "Entry of AFTER at which it begins.",
                            Type.COUNT,
                            Relation.Overlap::afterFirst)
                    .number("common_entries", COMMON, Type.COUNT, Relation.Overlap::commonEntries)
                    .number("new_entries", NEW, Type.COUNT, Relation.Overlap::newEntries)
                    .number(
                            "before_behind",
                            "Entries that BEFORE has after an overlap.",
                            Type.COUNT,
                            Relation.Overlap::beforeBehind)
                    .optional(
                            "container",
                            "Where the first entry of an overlap was measured; absent for the host.",
                            ContainerShape.CONTAINER,
                            Relation.Overlap::container));

    private static final Shape<Relation.Place> PLACE = Shape.of(
            "An entry.",
            shape -> shape.number("entry", "Its number.", Type.ORDINAL, Relation.Place::entry)
                    .include(ContainerShape.PLACE, Relation.Place::container));

    private static final Shape<Relation.CommonParts> PARTS = Shape.of(
            "Common parts.",
            shape -> shape.number(
                            "common_start",
                            "Entries shared at the beginning (common_parts).",
                            Type.COUNT,
                            Relation.CommonParts::commonStart)
                    .number("common_end", "Entries shared at the end.", Type.COUNT, Relation.CommonParts::commonEnd)
                    .number(
                            "before_between",
                            "Entries of BEFORE in neither.",
                            Type.COUNT,
                            Relation.CommonParts::beforeBetween)
                    .number(
                            "after_between",
                            "Entries of AFTER in neither.",
                            Type.COUNT,
                            Relation.CommonParts::afterBetween)
                    .field(
                            "same_entries",
                            "true when each entry of one list is in the other: only their order or number differs"
                                    + " (common_parts).",
                            Type.FLAG,
                            Relation.CommonParts::sameEntries)
                    .optional(
                            "kexec",
                            "common_parts: true where AFTER has a boot_aggregate after the common beginning and BEFORE another"
                                    + " entry, as of a kernel that was started by kexec; absent otherwise.",
                            Type.FLAG,
                            parts -> Optional.of(true).filter(kexec -> parts.kexec()))
                    .field(
                            "before_differs",
                            "common_parts: the first entry of BEFORE after the common beginning.",
                            PLACE,
                            Relation.CommonParts::before)
                    .field("after_differs", "The same of AFTER.", PLACE, Relation.CommonParts::after));

    private static final Shape<Relation.SeparateBoots> BOOTS = Shape.of(
            "Separate boots.",
            shape -> shape.field("shared_content", SHARED_CONTENT, Type.DECIMAL, boots -> share(boots.sharedContent()))
                    .field("shared_paths", SHARED_PATHS, Type.DECIMAL, boots -> share(boots.sharedPaths()))
                    .optional(
                            "boot_aggregate_equal",
                            "Whether the first boot_aggregates are equal, where both have one (separate_boots).",
                            Type.FLAG,
                            Relation.SeparateBoots::bootAggregateEqual));

    private static final Shape<Relation.Unrelated> UNRELATED = Shape.of(
            "Unrelated lists.",
            shape -> shape.field("shared_content", SHARED_CONTENT, Type.DECIMAL, lists -> share(lists.sharedContent()))
                    .field("shared_paths", SHARED_PATHS, Type.DECIMAL, lists -> share(lists.sharedPaths())));

    private static final Shape<Relation.TwoContainers> CONTAINERS = Shape.of(
            "Two containers.",
            shape -> shape.optional(
                            "before_namespace",
                            "Label of the namespace that takes the place of BEFORE (two_containers), where it is one.",
                            Type.TEXT,
                            pair -> pair.before().flatMap(Container::namespace))
                    .optional(
                            "before_container",
                            "The container that takes the place of BEFORE (two_containers); absent for the host.",
                            ContainerShape.CONTAINER,
                            Relation.TwoContainers::before)
                    .optional(
                            "after_namespace",
                            "Label of the namespace that takes the place of AFTER, where it is one.",
                            Type.TEXT,
                            pair -> pair.after().flatMap(Container::namespace))
                    .optional(
                            "after_container",
                            "The container that takes the place of AFTER; absent for the host.",
                            ContainerShape.CONTAINER,
                            Relation.TwoContainers::after)
                    .field("shared_content", SHARED_CONTENT, Type.DECIMAL, pair -> share(pair.sharedContent()))
                    .field("shared_paths", SHARED_PATHS, Type.DECIMAL, pair -> share(pair.sharedPaths())));

    static final Shape<Relation> RELATION = Shape.of(
            "How the two lists relate as wholes. It decides what can be said of an entry that one of them lacks.",
            shape -> shape.field(
                            "kind",
                            "identical; continues (AFTER begins with all of BEFORE); shorter_copy (the reverse); overlap"
                                    + " (excerpts of one list); common_parts (alike at the beginning, and perhaps the end);"
                                    + " separate_boots; unrelated; two_containers (of one list); not_compared (one has no entry).",
                            Type.choice(List.of(
                                    "identical",
                                    "continues",
                                    "shorter_copy",
                                    "overlap",
                                    "common_parts",
                                    "separate_boots",
                                    "unrelated",
                                    "two_containers",
                                    "not_compared")),
                            Relation::id)
                    .field("sentence", "The same for people.", Type.WORDS, RelationPhrases::sentence)
                    .variant(Relation.TwoContainers.class, CONTAINERS)
                    .variant(Relation.Identical.class, IDENTICAL)
                    .variant(Relation.Continues.class, CONTINUES)
                    .variant(Relation.ShorterCopy.class, SHORTER)
                    .variant(Relation.Overlap.class, OVERLAP)
                    .variant(Relation.CommonParts.class, PARTS)
                    .variant(Relation.SeparateBoots.class, BOOTS)
                    .variant(Relation.Unrelated.class, UNRELATED));

    private RelationShape() {}

    /** A share from 0 to 1, rounded down so that 1 means all. */
    static BigDecimal share(double share) {
        return BigDecimal.valueOf(share)
                .setScale(SHARE_DIGITS, RoundingMode.DOWN)
                .stripTrailingZeros();
    }
}
