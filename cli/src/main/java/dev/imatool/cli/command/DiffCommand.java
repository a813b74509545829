package dev.imatool.cli.command;

import dev.imatool.cli.json.DiffJson;
import dev.imatool.cli.options.BootOptions;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.ListPairOptions;
import dev.imatool.cli.options.NamespaceOptions;
import dev.imatool.cli.options.NamespacePairOptions;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.DiffText;
import dev.imatool.examine.diff.DiffExamination;
import dev.imatool.examine.diff.DiffQuestion;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.parsers.ListSummary;
import dev.imatool.parsers.ReadOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two lists and reports what changed. */
@Command(
        name = "diff",
        description = {
            "Compares two measurement lists and reports what changed.",
            "",
            "First how the lists relate (one continues the other, separate boots, excerpts), then the changes path by path."
                    + " A path that a list lacks was not measured there; that says nothing about the file. With"
                    + " --namespace and --with, two containers of one list are compared; with --before-list and"
                    + " --after-list, two lists of one text.",
            "",
            "The verdict is one of four. same: the lists are identical, or AFTER goes on where BEFORE ends and no content"
                    + " changed. same_contents: no path has other content, but entries are lost, moved or doubled, or a"
                    + " violation vanished. Two boots of a machine look like that, and so does a copy that somebody"
                    + " altered: the entries are listed, and --same-boot or quotes of one boot make each a change."
                    + " different: something changed. not_comparable: nothing else differs, but there are entries whose"
                    + " template digest cannot be computed from what they say, so that they may say anything. The first"
                    + " two end with status 0, the others with 1."
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
            description =
                    "The earlier or trusted list, binary or ascii, compressed or not; - is standard input. A folder or an"
                            + " archive (tar, tar.gz, zip) stands for the one list it holds; PART + PART joins parts of one"
                            + " list in that order.")
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

    @Mixin
    BootOptions boots;

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
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("BEFORE", before)
                    .claim("AFTER", after)
                    .claim("--before-quote", boots.beforeQuote())
                    .claim("--after-quote", boots.afterQuote());
            DiffReport report = report(inputs);
            ReportOutput delivery = new ReportOutput(streams, output, format.format());
            DiffText text = new DiffText(output.all());
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
        if (boots.contradict()) {
            throw wrong("--same-boot and --separate-boots contradict each other");
        }
        if (boots.oneQuote() || (twoOfOne && boots.any())) {
            throw wrong(
                    twoOfOne
                            ? "--namespace and --with compare one list: it has no two boots to speak of"
                            : "--before-quote and --after-quote belong together");
        }
        if (!twoOfOne && !lists.both() && after.isEmpty()) {
            throw wrong("Missing required parameter: 'AFTER', or --namespace and --with" + listsOfOne());
        }
    }

    /** Which lists the only input holds, for people who do not know yet that one input can hold several. */
    private String listsOfOne() throws IOException {
        List<ListSummary> held = List.of();
        if (!before.equals(InputArguments.STDIN_ARGUMENT)) {
            try (InputArguments inputs = output.inputs(streams, false)) {
                held = new ListPass(inputs, () -> new Progress(streams), options())
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
        return reading.toReadOptions(templates.formats());
    }

    private DiffReport report(InputArguments inputs) throws IOException {
        DiffExamination examination = new DiffExamination(inputs, () -> new Progress(streams), options());
        if (pair.first().isPresent()) {
            try {
                return examination.examineNamespaces(
                        before, pair.first().get(), pair.second().orElseThrow());
            } catch (DiffExamination.NoSuchNamespaceException missing) {
                throw wrong(String.valueOf(missing.getMessage()));
            }
        }
        return examination.examine(new DiffQuestion(
                new DiffQuestion.Side(before, lists.before(), boots.beforeQuote()),
                new DiffQuestion.Side(after.orElse(before), lists.after(), boots.afterQuote()),
                namespaces.toDiffOptions().with(boots.boots())));
    }
}
