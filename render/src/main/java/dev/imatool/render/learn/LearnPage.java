package dev.imatool.render.learn;

import dev.imatool.appraise.allowlist.Subject;
import dev.imatool.appraise.learn.LearnedContainer;
import dev.imatool.appraise.learn.LearnedImage;
import dev.imatool.appraise.learn.LearnedPath;
import dev.imatool.appraise.learn.LearnedPath.LearnedDigest;
import dev.imatool.appraise.learn.LearnedRun;
import dev.imatool.appraise.learn.LearnedRuns;
import dev.imatool.appraise.learn.NotLearned;
import dev.imatool.appraise.learn.RunAlarms;
import dev.imatool.examine.learn.LearnReport;
import dev.imatool.examine.learn.RunCopy;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.Completeness;
import dev.imatool.render.page.Cell;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Table;
import dev.imatool.render.page.Table.Align;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.EntryFindings;
import dev.imatool.render.shared.Listing;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Page of {@code learn}: what was learned and how much more is likely, then run by run. */
final class LearnPage {
    private static final int PATHS = 10;
    private static final int DIGESTS = 5;
    private static final int RUNS = 12;
    private static final int MEMBERS = 6;

    private LearnPage() {}

    /** Writes the whole report. */
    static void write(LearnReport report, Page page) throws IOException {
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
                + Phrases.count(learned.paths().size(), "path", "paths")
                + (report.containers().isEmpty() ? "" : " of " + ContainerText.asked(report.containers())) + whole);
        page.line(Role.ODD, CoveragePage.sentence(learned.coverageOfDigests(), "entry", "entries"));
        for (RunCopy copy : report.copies()) {
            page.line(Role.ODD, copy(report, copy));
        }
        if (report.output().isPresent()) {
            page.line("written to " + Phrases.name(report.output().get()));
        }
        runs(page, report);
        CoveragePage.write(page, learned);
        images(page, learned);
        joined(page, learned);
        severalDigests(page, learned);
        ofOneRun(page, learned);
        notLearned(page, learned);
        EntryFindings.write(page, report.head().findings(), report.head().severalFiles());
    }

    private static String copy(LearnReport report, RunCopy copy) {
        return "runs " + copy.of() + " and " + copy.run() + " are copies of one boot: "
                + Phrases.name(report.runs().get(copy.of() - 1)) + " and "
                + Phrases.name(report.runs().get(copy.run() - 1)) + " begin with the same "
                + Phrases.entries(copy.entries()) + ", and one of them ends there, so the estimates are too optimistic";
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
                Role.DIM, "  new: in no earlier run; false alarms: what an allow-list of all other runs does not know");
    }

    private static String alarms(LearnedRun run) {
        return run.alarms()
                .filter(alarms -> alarms.otherDigest() + alarms.notComparable() > 0)
                .map(alarms -> " (" + (alarms.otherDigest() + alarms.notComparable()) + " of them known by path)")
                .orElse("");
    }

    private static void images(Page page, LearnedRuns learned) throws IOException {
        if (learned.images().isEmpty()) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.HEADING, "images") + " (" + learned.images().size()
                + "): containers that share their contents, each a role of its own");
        Listing.write(page, learned.images(), PATHS, "  ", image -> image(page, image));
    }

    private static void image(Page page, LearnedImage image) throws IOException {
        page.line("  " + Printable.ofText(image.name()) + "  "
                + Phrases.count(image.containers(), "container", "containers") + "  " + runNumbers(image.runs()));
        int most = page.most(MEMBERS);
        for (LearnedContainer member : image.members().stream().limit(most).toList()) {
            page.line("    run " + member.run() + "  " + ContainerText.of(page, member.container()));
        }
        long further = image.containers() - Math.min(most, image.members().size());
        if (further > 0) {
            page.line("    "
                    + Listing.more(
                            image.containers(),
                            image.containers() - further,
                            image.members().size()));
        }
    }

    private static void joined(Page page, LearnedRuns learned) throws IOException {
        if (learned.patterns() == 0) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.HEADING, "joined") + " " + Phrases.count(learned.joinedNames(), "name", "names")
                + " into " + Phrases.count(learned.patterns(), "pattern", "patterns")
                + ": they differ only in numbers or letters that change with every run, and runs share their contents");
        List<LearnedPath> patterns = learned.paths().stream()
                .filter(path -> path.subject().pattern())
                .toList();
        Listing.write(
                page,
                patterns,
                PATHS,
                "  ",
                path -> page.line("  " + named(path) + "  " + Phrases.count(path.names(), "name", "names")));
    }

    private static void severalDigests(Page page, LearnedRuns learned) throws IOException {
        long several = learned.pathsWithSeveralDigests();
        if (several == 0) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.ODD, "paths with several digests") + " (" + several
                + "): an update looks like that, and so does an attack");
        Listing.write(
                page,
                learned.paths().stream().filter(LearnedPath::severalDigests).toList(),
                PATHS,
                "  ",
                path -> several(page, path));
    }

    private static void ofOneRun(Page page, LearnedRuns learned) throws IOException {
        long once = learned.coverageOfDigests().once();
        if (learned.runs().size() < 2 || once == 0) {
            return;
        }
        page.blank();
        page.line(page.paint(Role.HEADING, "seen in one run only") + " (" + once
                + "): check further runs before you enforce anything");
        List<String> single = new ArrayList<>();
        for (LearnedPath path : learned.paths()) {
            for (LearnedDigest digest : path.digests()) {
                if (digest.runs().size() == 1) {
                    single.add("  run " + digest.runs().get(0) + "  " + named(path));
                }
            }
        }
        Listing.write(page, single, PATHS, "  ", page::line);
    }

    private static void several(Page page, LearnedPath path) throws IOException {
        page.line("  " + named(path));
        Listing.write(
                page,
                path.digests(),
                DIGESTS,
                "    ",
                digest -> page.line("    " + digest.digest().text() + "  " + runNumbers(digest.runs())));
    }

    /** Its path and role. */
    private static String named(LearnedPath path) {
        Subject subject = path.subject();
        return Printable.textOf(subject.path()) + "  [" + subject.role().id()
                + subject.image().map(image -> " " + Printable.ofText(image)).orElse("") + "]";
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
