package dev.imatool.render.audit;

import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.container.Container;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.AuditTime;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Page of {@code audit}: what the records report, and what they say about the entries of a list. */
final class AuditPage {
    private static final int USUAL = 100;

    /** Who did it and to what, under the names that the kernel gives the fields; the program stands in the line above. */
    private static final List<String> DETAILS = List.of("pid", "uid", "auid", "exe", "dev", "ino", "res");

    private AuditPage() {}

    /** Writes the whole report. */
    static void write(AuditReport report, Page page) throws IOException {
        page.line(verdict(report, page));
        List<AuditGroup> groups = report.groups();
        if (groups.isEmpty()) {
            return;
        }
        page.blank();
        for (AuditGroup group : AuditGroup.toShow(groups, page.most(USUAL))) {
            group(page, group);
        }
        if (groups.size() > page.most(USUAL)) {
            page.line("… and " + (groups.size() - page.most(USUAL))
                    + " more kinds of records; failures and the newest are shown, --all prints them all");
        }
        meanings(page, groups);
        if (report.join().isPresent()) {
            join(page, report, report.join().get());
        }
        EntryFindings.write(page, report.head().findings(), false);
    }

    private static String verdict(AuditReport report, Page page) {
        String name = Phrases.name(report.head().inputs().get(0)) + ": ";
        List<AuditRecord> records = report.log().records();
        if (records.isEmpty()) {
            return name + page.paint(Role.BAD, "nothing read");
        }
        long failures = records.stream().filter(AuditRecord::isFailure).count();
        String text =
                name + Phrases.count(records.size() + report.log().omitted(), "integrity record", "integrity records");
        String told = failures == 0
                ? page.paint(Role.GOOD, "none reports a failure")
                : page.paint(Role.BAD, failures == 1 ? "1 reports a failure" : failures + " report failures");
        return text + ", " + told
                + (report.head().verdict().equals(ReportHeader.NOTHING_READ) ? "; no entry in the list" : "");
    }

    private static void group(Page page, AuditGroup group) throws IOException {
        AuditRecord first = group.first();
        int count = group.records().size();
        StringBuilder text = new StringBuilder();
        text.append(first.type().name().substring("INTEGRITY_".length()).toLowerCase(Locale.ROOT));
        first.op().ifPresent(op -> text.append(" ").append(Printable.ofText(op)));
        first.policyRule().ifPresent(rule -> text.append(" ").append(Printable.ofText(rule)));
        first.cause()
                .ifPresent(cause -> text.append(" ")
                        .append(page.paint(first.isFailure() ? Role.BAD : Role.PLAIN, Printable.ofText(cause))));
        if (!first.isPolicyRule()) {
            first.path().ifPresent(path -> text.append("  ").append(Printable.textOf(path)));
        }
        first.mountNamespace()
                .ifPresent(label ->
                        text.append("  [").append(Printable.ofText(label)).append("]"));
        first.text("hash").ifPresent(hash -> text.append("  ").append(Printable.ofText(hash)));
        page.line((count == 1 ? "" : count + " × ") + text);
        String by = group.commands().stream().map(Printable::textOf).collect(Collectors.joining(", "));
        String last = count == 1 ? "" : " to " + moment(group.last());
        page.line(page.paint(
                Role.DIM,
                "    " + moment(first) + last + (by.isEmpty() ? "" : ", by " + by) + ", line " + first.line()));
        String details = DETAILS.stream()
                .filter(key -> !group.newest(key).isEmpty())
                .map(key -> key + " "
                        + group.newest(key).stream().map(Printable::textOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        if (!details.isEmpty()) {
            page.line(page.paint(Role.DIM, "    " + details));
        }
    }

    /** As it stands in the record, and in UTC. */
    private static String moment(AuditRecord one) {
        return one.time()
                .map(time -> Printable.ofText(time.stamp())
                        + serial(time)
                        + time.utc()
                                .map(Instant::toString)
                                .map(utc -> " (" + utc + ")")
                                .orElse(""))
                .orElse("no time");
    }

    private static String serial(AuditTime time) {
        return time.serial().isPresent() ? ":" + time.serial().getAsLong() : "";
    }

    private static void meanings(Page page, List<AuditGroup> groups) throws IOException {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (AuditGroup group : groups) {
            group.first()
                    .cause()
                    .ifPresent(cause -> CauseWords.of(cause).ifPresent(words -> meanings.put(cause, words)));
        }
        if (!meanings.isEmpty()) {
            page.blank();
        }
        for (Map.Entry<String, String> meaning : meanings.entrySet()) {
            page.line(Printable.ofText(meaning.getKey()) + ": " + meaning.getValue());
        }
    }

    private static void join(Page page, AuditReport report, AuditJoin join) throws IOException {
        page.blank();
        page.line(Phrases.name(report.head().inputs().get(1)) + ": "
                + Phrases.entries(join.entries().size() + join.omitted()) + " of "
                + report.head().inputs().get(1).entries() + " found in the records");
        for (AuditJoin.Joined one : join.entries()
                .subList(0, Math.min(page.most(USUAL), join.entries().size()))) {
            String what = switch (one.basis()) {
                case FILE_DIGEST -> "measured";
                case VIOLATION ->
                    "violation"
                            + one.record()
                                    .cause()
                                    .map(cause -> " " + Printable.ofText(cause))
                                    .orElse("");
            };
            String by = one.record()
                    .field("comm")
                    .map(command -> " by " + Printable.textOf(command))
                    .orElse("");
            page.line("  entry " + one.entry() + "  " + Printable.textOf(one.path())
                    + one.namespace()
                            .map(Container::label)
                            .map(label -> "  [" + Printable.ofText(label) + "]")
                            .orElse("")
                    + "  " + what + by + ", " + moment(one.record()));
        }
        rest(page, join.entries().size());
        for (AuditJoin.Unpaired unpaired : join.unpaired()
                .subList(0, Math.min(page.most(USUAL), join.unpaired().size()))) {
            page.line("  " + unpaired(unpaired));
        }
        rest(page, join.unpaired().size());
    }

    private static String unpaired(AuditJoin.Unpaired unpaired) {
        String path = Printable.textOf(unpaired.path()) + ": ";
        String cause =
                unpaired.cause().map(one -> ", cause " + Printable.ofText(one)).orElse("");
        String recorded = Phrases.count(unpaired.records(), "violation", "violations") + " in the records" + cause;
        return unpaired.entries() == 0
                ? path + recorded + ", none in the list"
                : path + recorded + ", " + unpaired.entries() + " in the list: which belongs to which is unknown";
    }

    private static void rest(Page page, int all) throws IOException {
        if (all > page.most(USUAL)) {
            page.line(Listing.more(all - page.most(USUAL)));
        }
    }
}
