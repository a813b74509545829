package dev.imatool.cli.text;

import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.learn.BootCopy;
import dev.imatool.appraise.learn.LearnedPath;
import dev.imatool.appraise.learn.LearnedPath.LearnedDigest;
import dev.imatool.appraise.learn.LearnedRun;
import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.appraise.learn.NotLearned;
import dev.imatool.appraise.learn.RunAlarms;
import dev.imatool.cli.report.LearnReport;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Completeness;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text of {@code learn}: what was learned and what must still be expected, then run by run. */
public final class LearnText {
    private static final int PATHS = 10;
    private static final int DIGESTS = 5;
    private static final int RUNS = 12;

    private LearnText() {}

    /** Writes the whole report. */
    public static void write(LearnReport report, Page page) throws IOException {
        LearnedRuns learned = report.learned();
        String whole = report.head().completeness() == Completeness.COMPLETE
                ? ""
                : page.paint(
                        Role.ODD, "; an input is " + Phrases.words(report.head().completeness()));
        if (!report.head().verdict().equals(LearnReport.LEARNED)) {
            String read =
                    learned.runs().isEmpty() ? "not one entry could be read" : "no entry is evidence of a content";
            page.line(page.paint(Role.BAD, "nothing learned: " + read) + whole);
            notLearned(page, learned);
            return;
        }
        page.line("learned from " + Phrases.count(learned.runs().size(), "run", "runs") + ": "
                + Phrases.count(learned.digests(), "digest", "digests") + " of "
                + Phrases.count(learned.paths().size(), "path", "paths") + whole);
        page.line(Role.ODD, learned.coverageOfDigests().sentence("entry", "entries"));
        for (BootCopy copy : report.copies()) {
            page.line(Role.ODD, copy(report, copy));
        }
        if (report.output().isPresent()) {
            page.line("written to " + Phrases.name(report.output().get()));
        }
        runs(page, report);
        CoverageText.write(page, learned);
        joined(page, learned);
        severalDigests(page, learned);
        ofOneRun(page, learned);
        notLearned(page, learned);
        FindingText.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static String copy(LearnReport report, BootCopy copy) {
        return "runs " + copy.of() + " and " + copy.run() + " are copies of one boot: "
                + Phrases.name(report.runs().get(copy.of() - 1)) + " and "
                + Phrases.name(report.runs().get(copy.run() - 1)) + " begin with the same "
                + Phrases.entries(copy.entries()) + ", and one of them has no more; the estimates are too good";
    }

    private static void runs(Page page, LearnReport report) throws IOException {
        Table table = new Table(Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT);
        table.titles("run", "digests", "new", "false alarms", "");
        for (LearnedRun run : report.learned().runs()) {
            table.row(
                    Cell.number(run.number()),
                    Cell.number(run.digests()),
                    Cell.number(run.newDigests()),
                    Cell.plain(run.alarms()
                            .map(RunAlarms::total)
                            .map(String::valueOf)
                            .orElse("-")),
                    Cell.plain(Phrases.name(report.runs().get(run.number() - 1)) + alarms(run)));
        }
        page.table(table);
        page.line(
                Role.DIM,
                "  new: in no run before it; false alarms: what an allow-list of all other runs would not know");
    }

    private static String alarms(LearnedRun run) {
        return run.alarms()
                .filter(alarms -> alarms.otherDigest() + alarms.notComparable() > 0)
                .map(alarms -> " (" + (alarms.otherDigest() + alarms.notComparable()) + " of them known by path)")
                .orElse("");
    }

    private static void joined(Page page, LearnedRuns learned) throws IOException {
        if (learned.patterns() == 0) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.HEADING, "joined") + " " + Phrases.count(learned.joinedNames(), "name", "names")
                + " into " + Phrases.count(learned.patterns(), "pattern", "patterns")
                + ": numbers or letters that are new in every run, over contents that several runs share");
        int listed = 0;
        for (LearnedPath path : learned.paths()) {
            if (path.subject().pattern() && listed < PATHS) {
                page.line("  " + Printable.textOf(path.subject().path()) + "  ["
                        + path.subject().role().id() + "]  " + Phrases.count(path.names(), "name", "names"));
                listed++;
            }
        }
        if (learned.patterns() > listed) {
            page.line("  … and " + (learned.patterns() - listed) + " more; --format json lists all");
        }
    }

    private static void severalDigests(Page page, LearnedRuns learned) throws IOException {
        long several = learned.pathsWithSeveralDigests();
        if (several == 0) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.ODD, "paths with several digests") + " (" + several
                + "): an update looks like that, and so does an attack");
        int listed = 0;
        for (LearnedPath path : learned.paths()) {
            if (listed == PATHS) {
                break;
            }
            if (path.severalDigests()) {
                several(page, path);
                listed++;
            }
        }
        if (several > listed) {
            page.line("  … and " + (several - listed) + " more; --format json lists all");
        }
    }

    private static void ofOneRun(Page page, LearnedRuns learned) throws IOException {
        long once = learned.coverageOfDigests().once();
        if (learned.runs().size() < 2 || once == 0) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.HEADING, "rest on a single run") + " (" + once
                + "); check further runs before anything is enforced");
        int listed = 0;
        for (LearnedPath path : learned.paths()) {
            for (LearnedDigest digest : path.digests()) {
                if (digest.runs().size() == 1 && listed < PATHS) {
                    page.line("  run " + digest.runs().get(0) + "  "
                            + Printable.textOf(path.subject().path()) + "  ["
                            + path.subject().role().id() + "]");
                    listed++;
                }
            }
            if (listed == PATHS) {
                break;
            }
        }
        if (once > listed) {
            page.line("  … and " + (once - listed) + " more; --format json lists all");
        }
    }

    private static void several(Page page, LearnedPath path) throws IOException {
        Subject subject = path.subject();
        page.line(
                "  " + Printable.textOf(subject.path()) + "  [" + subject.role().id() + "]");
        for (LearnedDigest digest :
                path.digests().subList(0, Math.min(DIGESTS, path.digests().size()))) {
            page.line("    " + digest.digest().text() + "  " + runNumbers(digest.runs()));
        }
        if (path.digests().size() > DIGESTS) {
            page.line("    … and " + (path.digests().size() - DIGESTS) + " more");
        }
    }

    private static String runNumbers(List<Integer> runs) {
        String numbers = runs.stream().limit(RUNS).map(String::valueOf).collect(Collectors.joining(", "));
        return (runs.size() == 1 ? "run " : "runs ") + numbers + (runs.size() > RUNS ? ", …" : "");
    }

    private static void notLearned(Page page, LearnedRuns learned) throws IOException {
        NotLearned not = learned.runs().stream().map(LearnedRun::notLearned).reduce(NotLearned.NONE, NotLearned::plus);
        List<String> kinds = new ArrayList<>();
        add(kinds, not.violations(), "violation", "violations");
        add(kinds, not.unproven(), "entry not proven by its template digest", "entries not proven by theirs");
        add(kinds, not.withoutDigest(), "entry without a usable digest", "entries without a usable digest");
        add(kinds, not.images(), "image entry", "image entries");
        add(kinds, not.bootAggregates(), "boot_aggregate", "boot_aggregates");
        if (!kinds.isEmpty()) {
            page.blank();
            page.line("not learned: " + String.join(", ", kinds));
        }
    }

    private static void add(List<String> kinds, long count, String one, String many) {
        if (count > 0) {
            kinds.add(Phrases.count(count, one, many));
        }
    }
}
