package dev.imatool.render.bootaggregate;

import dev.imatool.examine.replay.BootAggregates;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Listing;
import dev.imatool.replay.bootaggregate.BootAggregateReason;
import dev.imatool.replay.bootaggregate.BootAggregateResult;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Origin;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Range;
import dev.imatool.replay.bootaggregate.BootAggregateResult.Result;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What the boot_aggregates of a list are the hash of: the part of a page. */
public final class BootAggregatePage {
    private static final int USUAL = 20;

    private BootAggregatePage() {}

    /** The end of a line that a person quotes; empty where nothing was asked. */
    public static String verdict(BootAggregates aggregates, Page page) {
        List<BootAggregateResult> results = aggregates.results();
        if (!aggregates.asked()) {
            return "";
        }
        if (results.isEmpty()) {
            return "; " + page.paint(Role.ODD, "no boot_aggregate in the list");
        }
        List<String> parts = results.stream()
                .map(BootAggregateResult::result)
                .distinct()
                .map(result -> part(result, results, page))
                .toList();
        return "; " + String.join(", ", parts);
    }

    private static String part(Result result, List<BootAggregateResult> results, Page page) {
        List<BootAggregateResult> alike =
                results.stream().filter(each -> each.result() == result).toList();
        String subject =
                results.size() == 1 ? "boot_aggregate" : alike.size() + " of " + results.size() + " boot_aggregates";
        return switch (result) {
            case REPRODUCED -> {
                String ranges = alike.stream()
                        .map(each -> each.range().orElseThrow().toString())
                        .distinct()
                        .collect(Collectors.joining(" and "));
                yield subject + " " + page.paint(Role.GOOD, "reproduced") + " from PCR " + ranges;
            }
            case NOT_REPRODUCED -> subject + " " + page.paint(Role.BAD, "NOT reproduced");
            case ZERO -> subject + " " + page.paint(Role.ODD, "zero");
            case NOT_CHECKED -> subject + " " + page.paint(Role.ODD, "not checked");
        };
    }

    /** One paragraph each. */
    public static void write(Page page, BootAggregates aggregates) throws IOException {
        List<BootAggregateResult> results = aggregates.results();
        int most = Math.min(page.most(USUAL), results.size());
        for (BootAggregateResult result : results.subList(0, most)) {
            page.blank();
            write(page, result);
        }
        if (results.size() > most) {
            page.line(Listing.more(results.size() - most));
        }
    }

    private static void write(Page page, BootAggregateResult result) throws IOException {
        String list = result.aggregate().list().isEmpty()
                ? ""
                : " of list " + Printable.ofText(result.aggregate().list());
        String name = "boot_aggregate at entry " + result.aggregate().entry()
                + ContainerText.beside(page, result.aggregate().container()) + list + ": ";
        String algorithm = Printable.ofText(result.aggregate().algorithmName());
        switch (result.result()) {
            case REPRODUCED -> {
                page.line(name + page.paint(Role.GOOD, "reproduced") + ", " + algorithm + " over PCR "
                        + result.range().orElseThrow() + " " + from(result));
                if (result.assumption().isPresent()) {
                    page.line("  "
                            + BootAggregatePhrases.assumed(result.assumption().get()));
                }
            }
            case NOT_REPRODUCED -> {
                page.line(name + page.paint(Role.BAD, "NOT reproduced") + " " + from(result));
                page.line("  logged    " + algorithm + "  "
                        + result.aggregate().digest().hex());
                page.line("  computed  " + algorithm + "  "
                        + result.computed().map(ByteString::hex).orElseThrow() + "  (over PCR "
                        + result.range().orElseThrow() + "; " + otherRange(result) + " does not give it either)");
            }
            case ZERO -> page.line(name + page.paint(Role.ODD, "zero") + " (" + algorithm + ")");
            case NOT_CHECKED -> page.line(name + page.paint(Role.ODD, "not checked") + " (" + algorithm + ")");
        }
        reasons(page, result);
    }

    private static void reasons(Page page, BootAggregateResult result) throws IOException {
        boolean choice =
                result.result() == Result.NOT_REPRODUCED && result.reasons().size() > 1;
        if (choice) {
            page.line("  possible reasons:");
        }
        for (BootAggregateReason reason : result.reasons()) {
            page.line((choice ? "  - " : "  ") + BootAggregatePhrases.of(reason));
        }
    }

    private static String otherRange(BootAggregateResult result) {
        return result.range().orElseThrow() == Range.ZERO_TO_NINE ? Range.ZERO_TO_SEVEN.toString() : "0-9";
    }

    private static String from(BootAggregateResult result) {
        Origin lower = result.from().orElseThrow();
        Origin upper = result.upperFrom().orElse(lower);
        if (upper == lower) {
            return "from " + words(lower);
        }
        return "from " + words(lower) + ", PCR 8 and 9 from " + words(upper);
    }

    private static String words(Origin origin) {
        return switch (origin) {
            case EVENT_LOG -> "the event log";
            case EXPECTED_VALUES -> "the expected values";
            case ZEROS -> "zeros (not extended)";
        };
    }
}
