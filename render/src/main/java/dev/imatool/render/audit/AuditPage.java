package dev.imatool.render.audit;

import dev.imatool.examine.audit.AuditReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditJoin;
import dev.imatool.parsers.audit.AuditRecord;
import dev.imatool.parsers.audit.AuditTime;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Page of {@code audit}: what the records report, and what they say about the entries of a list. */
final class AuditPage {
    private static final int USUAL = 100;

    /** Records of one group that differ in who and what. */
    private static final int USUAL_RECORDS = 10;

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
        text.append(ContainerText.after(page, first.container()));
        first.text("hash").ifPresent(hash -> text.append("  ").append(Printable.ofText(hash)));
        page.line((count == 1 ? "" : count + " × ") + text);
        lines(page, count == 1 ? List.of(moment(first) + ",", "line " + first.line()) : span(group));
        List<AuditRecord> records = group.different(RecordDetails.KEYS);
        int most = Math.min(page.most(USUAL_RECORDS), records.size());
        for (AuditRecord record : records.subList(0, most)) {
            List<String> details = RecordDetails.of(record);
            if (count > 1 && !details.isEmpty()) {
                details.add(0, "line " + record.line() + ":");
            }
            lines(page, details);
        }
        if (records.size() > most) {
            page.line(page.paint(
                    Role.DIM,
                    "    … and " + (records.size() - most) + " more that differ in these fields; the newest are shown,"
                            + " --all prints them all"));
        }
    }

    private static void lines(Page page, List<String> words) throws IOException {
        for (String line : RecordDetails.lines(words)) {
            page.line(page.paint(Role.DIM, line));
        }
    }

    /** From when to when, and by which programs: more of them than the records below may name. */
    private static List<String> span(AuditGroup group) {
        List<String> words = new ArrayList<>();
        words.add(moment(group.first()));
        words.add("to " + moment(group.last()) + ",");
        List<ByteString> commands = group.commands();
        for (int i = 0; i < commands.size(); i++) {
            words.add((i == 0 ? "by " : "") + RecordDetails.quoted(commands.get(i)) + ",");
        }
        words.add("line " + group.first().line());
        return words;
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
                    .map(command -> " by " + RecordDetails.quoted(command))
                    .orElse("");
            page.line("  entry " + one.entry() + "  " + Printable.textOf(one.path())
                    + ContainerText.after(page, one.container())
                    + "  " + what + by + ", " + moment(one.record()));
        }
        rest(page, join.entries().size());
        for (AuditJoin.Unpaired unpaired : join.unpaired()
                .subList(0, Math.min(page.most(USUAL), join.unpaired().size()))) {
            page.line("  " + unpaired(page, unpaired));
        }
        rest(page, join.unpaired().size());
    }

    private static String unpaired(Page page, AuditJoin.Unpaired unpaired) {
        String containers = unpaired.containers().stream()
                .map(container -> ContainerText.of(page, container))
                .collect(Collectors.joining("; "));
        String path = Printable.textOf(unpaired.path()) + (containers.isEmpty() ? "" : "  [" + containers + "]") + ": ";
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
