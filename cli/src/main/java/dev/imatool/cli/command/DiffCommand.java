package dev.imatool.cli.command;

import dev.imatool.cli.json.DiffJson;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.ListPairOptions;
import dev.imatool.cli.options.NamespaceOptions;
import dev.imatool.cli.options.NamespacePairOptions;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.DiffReport;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.DiffText;
import dev.imatool.diff.EntryFacts;
import dev.imatool.diff.EntryFactsReader;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.ListHistory;
import dev.imatool.diff.ListHistoryBuilder;
import dev.imatool.diff.Vocabulary;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Head;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.ListSummary;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.buffer.BufferReader;
import dev.imatool.replay.parallel.ParallelPass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changed from one list to another. */
@Command(
        name = "diff",
        description = {
            "Tells what changed from one measurement list to another.",
            "",
            "First how the lists relate (one continues the other, separate boots, excerpts), which decides what can be"
                    + " said; then the changes path by path. A path that a list lacks was not measured there; that says"
                    + " nothing about the file. With --namespace and --with, two containers of one list are compared; with"
                    + " --before-list and --after-list, two lists of one text."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  What was changed between two collections from one host?",
            "    imatool diff monday.bin friday.bin",
            "",
            "  Two runs of a container, whose namespace has another number each time:",
            "    imatool diff --map-namespace 4026532469=4026532481 run1 run2"
        })
public final class DiffCommand implements Callable<Integer> {
    private static final int LISTS_NAMED = 20;

    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description = "The earlier or trusted list, binary or ascii, .gz or not; - is standard input.")
    String before = InputArguments.STDIN_ARGUMENT;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            description =
                    "The later or suspected list; one of the two may be -. Left out with --namespace and --with, and where"
                            + " --before-list and --after-list name two lists of one input.")
    Optional<String> after = Optional.empty();

    @Mixin
    NamespacePairOptions pair;

    @Mixin
    ListPairOptions lists;

    @Mixin
    NamespaceOptions namespaces;

    @Option(names = "--all", description = "In the text, list every change; else long groups are counted by directory.")
    boolean all;

    @Mixin
    ReadingOptions reading;

    @Mixin
    TemplateOptions templates;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    /** A command of that process. */
    public DiffCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        checkArguments();
        try (InputArguments inputs = new InputArguments(streams.in())) {
            DiffReport report = pair.first().isPresent() ? namespacesOfOne(inputs) : compare(inputs);
            Delivery delivery = new Delivery(streams, output, format.format());
            DiffText text = new DiffText(all);
            return delivery.deliver(report, text::write, DiffJson::write).status();
        }
    }

    private void checkArguments() throws IOException {
        boolean twoOfOne = pair.first().isPresent() || pair.second().isPresent();
        if (twoOfOne && (pair.first().isEmpty() || pair.second().isEmpty() || after.isPresent())) {
            throw wrong("--namespace and --with belong together, and take one list");
        }
        if (lists.any() && (twoOfOne || options().list().isPresent())) {
            throw wrong("--before-list and --after-list do not go with --list, --namespace and --with");
        }
        if (!twoOfOne && !lists.both() && after.isEmpty()) {
            throw wrong("Missing required parameter: 'AFTER', or --namespace and --with" + listsOfOne());
        }
        if (before.equals(InputArguments.STDIN_ARGUMENT) && after.equals(Optional.of(before))) {
            throw wrong("only one of BEFORE and AFTER can be standard input");
        }
    }

    /** Which lists the only input holds, for people who do not know yet that one input can hold several. */
    private String listsOfOne() throws IOException {
        List<ListSummary> held = List.of();
        if (!before.equals(InputArguments.STDIN_ARGUMENT)) {
            try (InputArguments inputs = new InputArguments(streams.in())) {
                held = new ListPass(() -> new Progress(streams), options())
                        .over(inputs.once(before), new FindingCollector(), (digests, check) -> {})
                        .summary()
                        .lists();
            }
        }
        String names = held.stream()
                .limit(LISTS_NAMED)
                .map(list -> "'" + list.name() + "'")
                .collect(Collectors.joining(", "));
        return held.size() < 2
                ? ""
                : "; --before-list and --after-list compare two of the " + held.size() + " lists in " + before + ": "
                        + names;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private ReadOptions options() {
        return reading.toReadOptions(templates.formats()).hashed(output.namesHash(format.format()));
    }

    private DiffReport compare(InputArguments inputs) throws IOException {
        FindingCollector findings = new FindingCollector();
        Vocabulary vocabulary = new Vocabulary();
        ListHistoryBuilder builderBefore = new ListHistoryBuilder(vocabulary);
        BuffersByEntry buffersBefore = new BuffersByEntry();
        InputSource sourceBefore = after.isEmpty() ? inputs.repeatedly(before) : inputs.once(before);
        ListPass.Outcome outcomeBefore = pass(lists.before())
                .over(sourceBefore, findings, DiffCommand::facts, (digests, check, facts) -> {
                    builderBefore.add(facts);
                    keepBuffer(digests.entry(), buffersBefore);
                });
        ListHistory historyBefore = builderBefore.build();
        ListHistoryBuilder builderAfter = new ListHistoryBuilder(vocabulary);
        BuffersByEntry buffersAfter = new BuffersByEntry();
        InputSource sourceAfter = after.isEmpty() ? inputs.repeatedly(before) : inputs.once(after.get());
        ListPass.Outcome outcomeAfter = pass(lists.after())
                .over(sourceAfter, findings, DiffCommand::facts, (digests, check, facts) -> {
                    builderAfter.add(facts);
                    keepBuffer(digests.entry(), buffersAfter);
                });
        ListDiff diff = ListDiff.between(historyBefore, builderAfter.build(), namespaces.toDiffOptions());
        boolean nothingRead =
                outcomeBefore.summary().entries() == 0 || outcomeAfter.summary().entries() == 0;
        List<InputSummary> summaries = List.of(outcomeBefore.summary(), outcomeAfter.summary());
        Head head = new Head(
                "diff",
                summaries,
                nothingRead ? Head.NOTHING_READ : DiffReport.verdict(diff),
                findings.findings(),
                notices(summaries, buffersBefore, buffersAfter));
        return new DiffReport(
                head,
                outcomeBefore.templateDigests(),
                outcomeAfter.templateDigests(),
                buffersBefore,
                buffersAfter,
                diff);
    }

    private static ParallelPass.Preparation<EntryFacts> facts() {
        EntryFactsReader reader = new EntryFactsReader();
        return (entry, check) -> reader.of(entry);
    }

    private static void keepBuffer(EntryView view, BuffersByEntry buffers) {
        if (view.template().indexOf(FieldId.BUF) >= 0) {
            BufferReader.raw(view.toEntry()).ifPresent(buffer -> buffers.add(view.number(), buffer));
        }
    }

    private static List<Notice> notices(List<InputSummary> summaries, BuffersByEntry before, BuffersByEntry after) {
        List<Notice> notices = new ArrayList<>(Notice.all(summaries));
        notDescribed(summaries.get(0), before).ifPresent(notices::add);
        notDescribed(summaries.get(1), after).ifPresent(notices::add);
        // one text read twice says the same twice
        return notices.stream().distinct().toList();
    }

    private static Optional<Notice> notDescribed(InputSummary summary, BuffersByEntry buffers) {
        if (buffers.leftOut() == 0) {
            return Optional.empty();
        }
        return Optional.of(Notice.ofText(
                Severity.NOTE,
                "buffers_not_described",
                summary.name(),
                Optional.empty(),
                (buffers.leftOut() == 1
                                ? "1 measured buffer is compared by its digest, but not described"
                                : buffers.leftOut()
                                        + " measured buffers are compared by their digests, but not described")
                        + ": described are buffers up to " + (BuffersByEntry.LONGEST >> 20) + " MiB, the first "
                        + BuffersByEntry.MOST + " or " + (BuffersByEntry.MOST_BYTES >> 20) + " MiB",
                Optional.of("'imatool show' tells what each is")));
    }

    private ListPass pass(Optional<String> list) {
        return new ListPass(
                () -> new Progress(streams), list.map(options()::ofList).orElse(options()));
    }

    private DiffReport namespacesOfOne(InputArguments inputs) throws IOException {
        ListPass pass = new ListPass(() -> new Progress(streams), options());
        FindingCollector findings = new FindingCollector();
        NamespacePairHistory histories = new NamespacePairHistory(
                pair.first().orElseThrow(), pair.second().orElseThrow());
        ListPass.Outcome outcome =
                pass.over(inputs.once(before), findings, (digests, check) -> histories.add(digests, check));
        histories.missing().ifPresent(missing -> {
            throw wrong(missing);
        });
        ListDiff diff = histories.diff();
        Head head = Head.of("diff", List.of(outcome.summary()), DiffReport.verdict(diff), findings.findings());
        return new DiffReport(
                head,
                histories.firstDigests(),
                histories.secondDigests(),
                new BuffersByEntry(),
                new BuffersByEntry(),
                diff);
    }
}
