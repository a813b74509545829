package dev.imatool.render.learn;

import dev.imatool.appraise.learn.Coverage;
import dev.imatool.appraise.learn.LearnedContainer;
import dev.imatool.appraise.learn.LearnedImage;
import dev.imatool.appraise.learn.LearnedPath;
import dev.imatool.appraise.learn.LearnedRun;
import dev.imatool.appraise.learn.NotLearned;
import dev.imatool.appraise.learn.RunAlarms;
import dev.imatool.examine.learn.LearnReport;
import dev.imatool.examine.learn.RunCopy;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.model.reference.PathRole;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import java.util.List;
import java.util.Optional;

/** The report of {@code learn}, declared. */
public final class LearnRendering {
    private static final Shape<NotLearned> NOT_LEARNED = Shape.of(
            "Entries of which nothing was learned.",
            shape -> shape.number(
                            "violations",
                            "The content changed while it was measured.",
                            Type.COUNT,
                            NotLearned::violations)
                    .number(
                            "unproven",
                            "The template digest does not match the template data, or cannot be recomputed.",
                            Type.COUNT,
                            NotLearned::unproven)
                    .number(
                            "boot_aggregates",
                            "Digests of the boot PCRs: no files.",
                            Type.COUNT,
                            NotLearned::bootAggregates)
                    .number(
                            "images",
                            "Image entries of container-ima, whose digests cannot be recomputed.",
                            Type.COUNT,
                            NotLearned::images)
                    .number(
                            "without_digest",
                            "A zero digest, one of an unknown algorithm, or none that can be read.",
                            Type.COUNT,
                            NotLearned::withoutDigest));

    private static final Shape<RunAlarms> LEFT_OUT = Shape.of(
            "How an allow-list of all other runs compares with this one; absent where it is the only one.",
            shape -> shape.number(
                            "false_alarms",
                            "Digests that it does not know: false alarms, if the run was good.",
                            Type.COUNT,
                            RunAlarms::total)
                    .number("unknown_path", "Of paths that no other run has.", Type.COUNT, RunAlarms::unknownPath)
                    .number(
                            "other_digest",
                            "Of paths that others have with other digests.",
                            Type.COUNT,
                            RunAlarms::otherDigest)
                    .number(
                            "not_comparable",
                            "Of paths that others have with digests of other algorithms only.",
                            Type.COUNT,
                            RunAlarms::notComparable));

    private static final Shape<RunOf> RUN = Shape.named(
            "run",
            "What one run adds.",
            shape -> shape.number(
                            "run",
                            "Its number, from 1.",
                            Type.ORDINAL,
                            run -> run.run().number())
                    .field(
                            "input",
                            "Path of its list.",
                            Type.TEXT,
                            run -> run.report()
                                    .runs()
                                    .get(run.run().number() - 1)
                                    .name())
                    .number(
                            "digests",
                            "Digests that it showed, each counted once for a path and role.",
                            Type.COUNT,
                            run -> run.run().digests())
                    .number(
                            "new_digests",
                            "Those that no earlier run had.",
                            Type.COUNT,
                            run -> run.run().newDigests())
                    .number(
                            "new_paths",
                            "Paths that no earlier run had.",
                            Type.COUNT,
                            run -> run.run().newPaths())
                    .field(
                            "not_learned",
                            "Entries of which nothing was learned.",
                            NOT_LEARNED,
                            run -> run.run().notLearned())
                    .optional(
                            "left_out",
                            "How an allow-list of all other runs compares with this one; absent where it is the only one.",
                            LEFT_OUT,
                            run -> run.run().alarms()));

    private static final Shape<RunCopy> COPY = Shape.of(
            "One of them.",
            shape -> shape.number("run", "Number of the run.", Type.ORDINAL, RunCopy::run)
                    .number("of", "Number of the first run that it is a copy of.", Type.ORDINAL, RunCopy::of)
                    .number("entries", "Entries that both begin with.", Type.COUNT, RunCopy::entries));

    private static final Shape<LearnedContainer> MEMBER = Shape.named(
            "learned_container",
            "A container that something was learned from.",
            shape -> shape.number("run", "Number of the run.", Type.ORDINAL, LearnedContainer::run)
                    .field("container", "The container.", ContainerShape.CONTAINER, LearnedContainer::container));

    private static final Shape<LearnedImage> IMAGE = Shape.named(
            "learned_image",
            "Containers that share their contents, which is a role of its own.",
            shape -> shape.field(
                            "image",
                            "Path of its main program and a hash of all its contents: the same for the same runs.",
                            Type.TEXT,
                            LearnedImage::name)
                    .number(
                            "containers",
                            "Containers of all runs that are of it.",
                            Type.COUNT,
                            LearnedImage::containers)
                    .list(
                            "runs",
                            "Numbers of the runs that have one, ascending.",
                            Type.ORDINAL,
                            image -> image.runs().stream().map(Long::valueOf).toList())
                    .list(
                            "members",
                            "Those containers, by run, the first " + LearnedImage.LISTED + ".",
                            MEMBER,
                            LearnedImage::members));

    private static final Shape<CoverageOf> COVERAGE = Shape.named(
            "coverage",
            "Estimates for things that are seen or not seen in a run (incidence data).",
            shape -> shape.field(
                            "of",
                            "What is counted: digests (each once for a path and role) or paths.",
                            Type.choice(List.of("digests", "paths")),
                            CoverageOf::of)
                    .number(
                            "runs",
                            "Number of runs (m).",
                            Type.COUNT,
                            each -> each.coverage().runs())
                    .number(
                            "observed",
                            "Seen at all (S).",
                            Type.COUNT,
                            each -> each.coverage().observed())
                    .number(
                            "once",
                            "Seen in exactly one run (Q1).",
                            Type.COUNT,
                            each -> each.coverage().once())
                    .number(
                            "twice",
                            "Seen in exactly two runs (Q2).",
                            Type.COUNT,
                            each -> each.coverage().twice())
                    .number(
                            "sightings",
                            "Summed up over the runs (U).",
                            Type.COUNT,
                            each -> each.coverage().sightings())
                    .optional(
                            "single_share",
                            "Q1/U: the share of sightings that no other run confirms (Good and Turing).",
                            Type.DECIMAL,
                            each -> each.coverage().singleShare())
                    .optional(
                            "chao2",
                            "A lower bound of what there is: S + (m-1)/m Q1²/(2 Q2), or S + (m-1)/m Q1(Q1-1)/2 where Q2 is 0."
                                    + " Absent with one run.",
                            Type.DECIMAL,
                            each -> each.coverage().chao2())
                    .optional(
                            "sample_coverage",
                            "1 - Q1/U · (m-1)Q1/((m-1)Q1 + 2 Q2), rounded down: which share of further sightings would be known."
                                    + " Absent with one run. 1 does not mean that nothing is missing.",
                            Type.DECIMAL,
                            each -> each.coverage().sampleCoverage())
                    .number(
                            "more_expected",
                            "Further runs are likely to add at least so many; 0 where no number can be given, which does not mean"
                                    + " none.",
                            Type.COUNT,
                            each -> each.coverage().moreExpected())
                    .field("sentence", "The same for people.", Type.WORDS, CoverageOf::sentence)
                    .list(
                            "accumulation",
                            "How many of them n of the runs show on average over all orders, for n from 1 on; computed, not"
                                    + " sampled, to thousandths.",
                            Type.DECIMAL,
                            each -> each.coverage().accumulation()));

    private static final Shape<LearnedPath> PATH = Shape.named(
            "learned_path",
            "What was learned of one path.",
            shape -> shape.field(
                            "role",
                            "host (in no container, or in an initial namespace), container, creator (the program that made a"
                                    + " namespace).",
                            Type.choice(List.of(PathRole.HOST.id(), PathRole.CONTAINER.id(), PathRole.CREATOR.id())),
                            path -> path.subject().role().id())
                    .optional(
                            "image",
                            "Image of the containers that showed it.",
                            Type.TEXT,
                            path -> path.subject().image())
                    .name(
                            "path",
                            "Path within its container, without its namespace; or a label.",
                            path -> path.subject().path())
                    .optional(
                            "pattern",
                            "true where * in path matches parts that change with every run; absent otherwise.",
                            Type.FLAG,
                            path -> Optional.of(true)
                                    .filter(pattern -> path.subject().pattern()))
                    .optional(
                            "names",
                            "How many names were joined into the pattern.",
                            Type.COUNT,
                            path -> Optional.of(path.names())
                                    .filter(names -> path.subject().pattern()))
                    .optional(
                            "several_digests",
                            "true where there is more than one digest; absent otherwise.",
                            Type.FLAG,
                            path -> Optional.of(true).filter(several -> path.severalDigests()))
                    .list("digests", "By algorithm and value.", LearnedShapes.LEARNED_DIGEST, LearnedPath::digests));

    private static final Shape<LearnReport> SUMMARY = Shape.of(
            "What was learned, in numbers.",
            shape -> shape.number(
                            "runs",
                            "Inputs with at least one entry; each is a run.",
                            Type.COUNT,
                            report -> report.runs().size())
                    .number(
                            "paths",
                            "Paths, each counted once for a role.",
                            Type.COUNT,
                            report -> report.learned().paths().size())
                    .number(
                            "digests",
                            "Digests, each counted once for a path and role.",
                            Type.COUNT,
                            report -> report.learned().digests())
                    .number(
                            "joined_names",
                            "Names that differ only in parts that change with every run, and whose contents several runs share;"
                                    + " each pattern of them counts as one path.",
                            Type.COUNT,
                            report -> report.learned().joinedNames())
                    .number(
                            "patterns",
                            "Patterns into which they were joined.",
                            Type.COUNT,
                            report -> report.learned().patterns())
                    .number(
                            "paths_with_several_digests",
                            "Paths with more than one digest: an update looks like that, and so does an attack.",
                            Type.COUNT,
                            report -> report.learned().pathsWithSeveralDigests())
                    .number(
                            "digests_of_one_run",
                            "Digests seen in one run only.",
                            Type.COUNT,
                            report -> report.learned().coverageOfDigests().once()));

    /** How it is written. */
    public static final Rendering<LearnReport> RENDERING = new Rendering<>(
            Rendering.document(
                            "learn",
                            "An allow-list learned from several runs, and how far they cover what there is.",
                            List.of(LearnReport.LEARNED, LearnReport.NOTHING_LEARNED, ReportHeader.NOTHING_READ),
                            LearnRendering::declare)
                    .withNotes(
                            "There may be fewer `runs[]` than `inputs[]`: a list without entries is not a run. Nothing in this"
                                    + " document says that an allow-list is complete."),
            LearnPage::write);

    private LearnRendering() {}

    private record RunOf(LearnReport report, LearnedRun run) {}

    private record CoverageOf(String of, String sentence, Coverage coverage) {}

    private static void declare(Fields<LearnReport> fields) {
        fields.field(
                        "template_digests",
                        "How the template digests of all runs together compare.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        LearnReport::templateDigests)
                .optionalList(
                        "asked",
                        "Containers of --container: only their entries were learned from.",
                        Type.TEXT,
                        report -> report.containers().stream()
                                .map(ContainerSelector::wanted)
                                .toList())
                .optional("output", "The allow-list that was written; only with -o.", Type.TEXT, LearnReport::output)
                .field("summary", "What was learned, in numbers.", SUMMARY, report -> report)
                .list(
                        "runs",
                        "The runs, in the order of the command line.",
                        RUN,
                        report -> report.learned().runs().stream()
                                .map(run -> new RunOf(report, run))
                                .toList())
                .list(
                        "copies_of_one_boot",
                        "Runs that are copies of the list of one boot: one of them begins with all entries of the other. They count"
                                + " as runs, so the estimates are too optimistic.",
                        COPY,
                        LearnReport::copies)
                .optionalList(
                        "images",
                        "The images that containers of the runs are of.",
                        IMAGE,
                        report -> report.learned().images())
                .list(
                        "coverage",
                        "How far the runs cover what there is, first counted in digests, then in paths. The order of the runs does"
                                + " not matter.",
                        COVERAGE,
                        LearnRendering::coverage)
                .list(
                        "paths",
                        "What was learned, by role, by image, and by the bytes of the path.",
                        PATH,
                        report -> report.learned().paths());
    }

    private static List<CoverageOf> coverage(LearnReport report) {
        Coverage digests = report.learned().coverageOfDigests();
        Coverage paths = report.learned().coverageOfPaths();
        return List.of(
                new CoverageOf("digests", CoveragePage.sentence(digests, "entry", "entries"), digests),
                new CoverageOf("paths", CoveragePage.sentence(paths, "path", "paths"), paths));
    }
}
