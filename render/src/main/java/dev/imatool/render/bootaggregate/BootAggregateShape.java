package dev.imatool.render.bootaggregate;

import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.replay.bootaggregate.BootAggregateReason;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.eventlog.LogAssumption;
import java.util.List;
import java.util.Optional;

/** What documents say of the boot_aggregates of a list. */
public final class BootAggregateShape {
    /** What had to be assumed about an event log. */
    public static final Shape<LogAssumption> ASSUMED = Shape.of(
            "What had to be assumed because it is not in the event log; proven by the value that it leads to.",
            shape -> shape.optional(
                            "startup_locality",
                            "TPM2_Startup came from this locality, the last byte of PCR 0 at the start (4: an H-CRTM).",
                            Type.COUNT,
                            assumed -> assumed.localityStated()
                                    ? Optional.empty()
                                    : Optional.of((long) assumed.locality()))
                    .optional(
                            "exit_boot_services_missing",
                            "true where the two events of ExitBootServices were added to PCR 5: kernels before 5.3 leave them out"
                                    + " of the log.",
                            Type.FLAG,
                            assumed -> assumed.exitEventsMissing() ? Optional.of(true) : Optional.empty()));

    private static final Shape<BootAggregateReason> REASON = Shape.of(
            "A reason.",
            shape -> shape.field("kind", "What it is.", Type.choice(BootAggregateReason.class), reason -> reason)
                    .field("sentence", "The same for people.", Type.WORDS, BootAggregatePhrases::of));

    /** A boot_aggregate and what it is the hash of. */
    public static final Shape<BootAggregateResult> BOOT_AGGREGATE = Shape.named(
            "boot_aggregate",
            "One boot_aggregate, compared with PCR values.",
            shape -> shape.optional(
                            "list",
                            "Name of the list, where the input holds several.",
                            Type.TEXT,
                            result -> CommonShapes.nonEmpty(result.aggregate().list()))
                    .number(
                            "entry",
                            "Number of the entry, from 1.",
                            Type.ORDINAL,
                            result -> result.aggregate().entry())
                    .include(ContainerShape.PLACE, result -> result.aggregate().container())
                    .field(
                            "location",
                            "Where it is.",
                            CommonShapes.LOCATION,
                            result -> result.aggregate().location())
                    .field(
                            "algorithm",
                            "Hash algorithm as logged, which names the bank; by length for the template ima.",
                            Type.TEXT,
                            result -> result.aggregate().algorithmName())
                    .optional(
                            "pcrs",
                            "What it was proven over, or for not_reproduced what kernels cover in that algorithm; absent where"
                                    + " nothing was computed.",
                            Type.choice(BootAggregateResult.Range.class, BootAggregateResult.Range::toString),
                            BootAggregateResult::range)
                    .field(
                            "result",
                            "reproduced (it is the hash of these PCRs); not_reproduced (of none of the values known); zero (the"
                                    + " kernel had no PCRs to hash); not_checked (the values that it would take are not known).",
                            Type.choice(BootAggregateResult.Result.class),
                            BootAggregateResult::result)
                    .field(
                            "logged",
                            "The digest in the list.",
                            Type.HEX,
                            result -> result.aggregate().digest())
                    .optional(
                            "computed",
                            "The hash of the known values over those PCRs.",
                            Type.HEX,
                            BootAggregateResult::computed)
                    .optional(
                            "from",
                            "Where PCR 0 to 7 come from: event_log or expected_values.",
                            Type.choice(List.of("event_log", "expected_values")),
                            result -> result.from().map(BootAggregateResult.Origin::id))
                    .optional(
                            "pcr_8_9_from",
                            "Where PCR 8 and 9 come from: event_log, expected_values, or zeros (not extended).",
                            Type.choice(BootAggregateResult.Origin.class),
                            BootAggregateResult::upperFrom)
                    .optional(
                            "assumed",
                            "What had to be assumed because it is not in the event log.",
                            ASSUMED,
                            BootAggregateResult::assumption)
                    .optionalList(
                            "reasons",
                            "Why it may be zero, not reproduced or not checked; absent where it is reproduced.",
                            REASON,
                            BootAggregateResult::reasons));

    private BootAggregateShape() {}
}
