package dev.imatool.render.timeline;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.timeline.ClockBounds;
import dev.imatool.examine.timeline.CollectedList;
import dev.imatool.examine.timeline.TimeTrust;
import dev.imatool.examine.timeline.TimelineEvent;
import dev.imatool.examine.timeline.TimelineList;
import dev.imatool.examine.timeline.TimelineQuote;
import dev.imatool.examine.timeline.TimelineReport;
import dev.imatool.examine.timeline.WallTime;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.AuditTime;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of times, in words. */
final class TimelinePhrases {
    private TimelinePhrases() {}

    /** How many entries are dated by what, and what that is worth. */
    static void summary(TimelineReport report, Page page) throws IOException {
        if (report.rows() == 0) {
            page.line(Role.ODD, "no row is left" + (report.filtered() ? " by the filters" : ""));
            return;
        }
        List<String> parts = Arrays.stream(TimelineEvent.Known.values())
                .filter(report.known()::containsKey)
                .map(known -> report.known().getOrDefault(known, 0L) + " " + words(known))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!parts.isEmpty()) {
            page.line("Entries" + (report.filtered() ? " shown" : "") + ": " + String.join(", ", parts));
        }
        boolean unvouched = report.lists().stream()
                .map(TimelinePhrases::dating)
                .anyMatch(quotes -> !quotes.isEmpty() && quotes.stream().noneMatch(TimelineQuote::vouchedFor));
        if (unvouched) {
            page.line(
                    Role.ODD,
                    "Nobody vouches for the key of the quotes, so their clocks prove nothing: name it with --ak");
        }
        if (report.lists().stream().anyMatch(list -> !dating(list).isEmpty())) {
            page.line(
                    "TPM times are milliseconds with power since the TPM was cleared; only those of one reset compare");
        }
        if (claims(report)) {
            page.line(
                    "Claimed times are those of audit and collection logs: whoever could write a log could write any time");
        }
        if (report.lists().stream()
                .flatMap(list -> list.quotes().stream())
                .anyMatch(quote -> quote.reckoned().isPresent())) {
            page.line(
                    "Reckoned times are a claimed time moved by the TPM's clock, give or take 15 %; nothing proves them");
        }
    }

    /** True where a log claims a time of anything. */
    private static boolean claims(TimelineReport report) {
        return report.known().containsKey(TimelineEvent.Known.AUDIT_RECORD)
                || report.known().containsKey(TimelineEvent.Known.TIMES_AROUND)
                || report.lists().stream()
                        .anyMatch(list -> list.collections().stream()
                                        .anyMatch(each -> each.read().known())
                                || list.quotes().stream()
                                        .anyMatch(quote -> quote.taken().known()));
    }

    private static List<TimelineQuote> dating(TimelineList list) {
        return list.quotes().stream()
                .filter(quote -> quote.bound() == TimelineQuote.Bound.DATES_ENTRIES)
                .toList();
    }

    private static String words(TimelineEvent.Known known) {
        return switch (known) {
            case AUDIT_RECORD -> "with an audit record";
            case BETWEEN_QUOTES -> "between two quotes";
            case BEFORE_QUOTE -> "before a quote";
            case AFTER_QUOTE -> "after the last quote";
            case TIMES_AROUND -> "between times that logs claim";
            case BETWEEN_COLLECTIONS -> "between two collections";
            case ORDER -> "without any bound, in order only";
        };
    }

    /** By which quotes the time of an event is reckoned, and who claims theirs. */
    static String reckonedFrom(TimelineEvent event) {
        return event.reckonedFrom().stream()
                .map(from -> from.from() + ", dated by " + from.log().orElse("what logs claim of entries"))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> reckoned(TimelineEvent event) {
        return event.about().known()
                ? Optional.of("about " + wall(event.about()) + ", reckoned from quote "
                        + Printable.ofText(reckonedFrom(event)))
                : Optional.empty();
    }

    /** How far a time can be trusted. */
    static String trust(TimeTrust trust) {
        return switch (trust) {
            case SIGNED -> "signed";
            case CONTENTS_NOT_PROVEN -> "time only";
            case KEY_NOT_VOUCHED_FOR -> "unknown key";
            case CLAIMED -> "claimed";
        };
    }

    /** When an entry was measured. */
    static String when(TimelineEvent.Measured measured) {
        return switch (measured.known()) {
            case AUDIT_RECORD ->
                measured.wall()
                        .moment()
                        .map(Object::toString)
                        .orElseGet(() -> stamp(measured.audit().orElseThrow().record()));
            case BETWEEN_QUOTES, BEFORE_QUOTE, AFTER_QUOTE -> clock(measured.clock());
            case TIMES_AROUND -> wall(measured.wall());
            case BETWEEN_COLLECTIONS -> "between two collections";
            case ORDER -> "order only";
        };
    }

    /** When something else was. */
    static String when(TimelineEvent event) {
        return switch (event) {
            case TimelineEvent.Quoted quoted ->
                quoted.quote()
                        .clock()
                        .map(clock -> "TPM = " + TimelineShapes.milliseconds(clock) + " ms")
                        .orElse("unknown");
            case TimelineEvent.Recorded recorded ->
                recorded.wall().moment().map(Object::toString).orElseGet(() -> stamp(recorded.record()));
            case TimelineEvent.Firmware firmware -> order(firmware.clock(), firmware.wall());
            case TimelineEvent.MoreFirmware more -> order(more.clock(), more.wall());
            case TimelineEvent.Kexec kexec -> "order only";
            case TimelineEvent.Collected collected -> wall(collected.wall());
            case TimelineEvent.Measured measured -> when(measured);
        };
    }

    private static String order(ClockBounds bounds, WallTime wall) {
        if (bounds.known()) {
            return "order only, " + clock(bounds);
        }
        return "order only" + (wall.known() ? ", " + wall(wall) : "");
    }

    private static String stamp(AuditRecord record) {
        return record.time()
                .map(AuditTime::stamp)
                .map(Printable::ofText)
                .map(stamp -> stamp + " (no zone)")
                .orElse("unknown");
    }

    private static String clock(ClockBounds bounds) {
        Optional<String> after = bounds.after()
                .flatMap(TimelineQuote::clock)
                .map(TimelineShapes::milliseconds)
                .map(String::valueOf);
        Optional<String> before = bounds.before()
                .flatMap(TimelineQuote::clock)
                .map(TimelineShapes::milliseconds)
                .map(String::valueOf);
        if (before.isEmpty()) {
            return after.map(from -> "TPM > " + from + " ms").orElse("");
        }
        return after.map(from -> from + " < ").orElse("") + "TPM <= " + before.get() + " ms";
    }

    private static String wall(WallTime time) {
        if (!time.known()) {
            return "unknown";
        }
        if (time.moment().isPresent()) {
            return time.moment().get().toString();
        }
        if (time.notAfter().isEmpty()) {
            return "from " + time.notBefore().orElseThrow();
        }
        return time.notBefore().map(from -> from + " to ").orElse("until ")
                + time.notAfter().get();
    }

    /** What else is known of an entry; begins with two blanks where there is anything. */
    static String remark(TimelineEvent.Measured measured) {
        List<String> remarks = new ArrayList<>();
        unproven(measured).ifPresent(remarks::add);
        measured.audit().ifPresent(joined -> {
            remarks.add("audit line " + joined.record().line()
                    + (joined.records() > 1 ? ", the first of " + joined.records() + " records" : ""));
            if (measured.clock().known()) {
                remarks.add(clock(measured.clock()));
            }
        });
        boolean clocked = measured.known() == TimelineEvent.Known.BETWEEN_QUOTES
                || measured.known() == TimelineEvent.Known.BEFORE_QUOTE
                || measured.known() == TimelineEvent.Known.AFTER_QUOTE;
        if (clocked && measured.wall().known()) {
            remarks.add("claimed " + wall(measured.wall()));
        }
        reckoned(measured).ifPresent(remarks::add);
        if (measured.seen().notIn().isPresent() && !clocked) {
            remarks.add("not in " + path(measured.seen().notIn()));
        }
        return remarks.isEmpty() ? "" : "  (" + String.join("; ", remarks) + ")";
    }

    /** Why a quote of its digest does not prove what it says; absent where it does. */
    static Optional<String> unproven(TimelineEvent.Measured measured) {
        return switch (measured.check()) {
            case MISMATCH -> Optional.of("TEMPLATE DIGEST MISMATCH");
            case VIOLATION -> Optional.of("violation: no digest proves the name");
            case NOT_COMPUTABLE -> Optional.of("no digest proves what it says");
            case MATCHES -> Optional.empty();
        };
    }

    /** The whole file digest; begins with a blank where there is one. */
    static String digest(TimelineEvent.Measured measured) {
        return measured.entry()
                .fileDigest()
                .map(digest -> " " + Printable.ofText(digest.algorithmName()) + ":"
                        + digest.digest().hex())
                .orElse("");
    }

    /** So many digits of a digest. */
    static String shortened(String hex, int digits) {
        return hex.length() > digits ? hex.substring(0, digits) + "…" : hex;
    }

    private static String path(Optional<CollectedList> list) {
        return list.map(CollectedList::path).map(Printable::ofText).orElse("");
    }

    /** What happened. */
    static String what(TimelineEvent event) {
        return switch (event) {
            case TimelineEvent.Quoted quoted ->
                what(quoted.quote())
                        + reckoned(quoted).map(time -> " (" + time + ")").orElse("");
            case TimelineEvent.Collected collected ->
                "collected: " + Phrases.entries(collected.list().entries()) + " in "
                        + Printable.ofText(collected.list().path())
                        + collected
                                .list()
                                .counted()
                                .filter(count -> count != collected.list().entries())
                                .map(count -> ", of " + count + " that the kernel counted")
                                .orElse("");
            case TimelineEvent.Firmware firmware -> FirmwareWords.of(firmware);
            case TimelineEvent.MoreFirmware more ->
                "firmware: " + Phrases.count(more.events(), "more event", "more events") + " of "
                        + Printable.ofText(more.log());
            case TimelineEvent.Kexec kexec ->
                "kexec: kernel " + kexec.kernel() + " goes on with the list at entry " + kexec.entry();
            case TimelineEvent.Recorded recorded ->
                "audit line " + recorded.record().line() + ": "
                        + recorded.record().type().name()
                        + word(recorded.record().op()) + word(recorded.record().cause())
                        + recorded.record()
                                .path()
                                .map(path -> " " + Printable.textOf(path))
                                .orElse("");
            case TimelineEvent.Measured measured ->
                Printable.textOf(measured.entry().name().path());
        };
    }

    private static String word(Optional<String> word) {
        return word.map(each -> " " + Printable.ofText(each)).orElse("");
    }

    private static String what(TimelineQuote quote) {
        return "quote " + Printable.ofText(quote.message()) + " "
                + switch (quote.bound()) {
                    case DATES_ENTRIES ->
                        "covers the entries up to " + quote.entry()
                                + (quote.taken().known() ? " (claimed " + wall(quote.taken()) + ")" : "");
                    case NOT_VALID -> "is not valid, and dates nothing";
                    case NOT_SIGNED -> "has no signature that could be checked, and dates nothing";
                    case COVERS_NOTHING -> "covers no entry, and dates nothing";
                    case OTHER_RESET -> "is of another reset of the TPM, and dates nothing";
                };
    }
}
