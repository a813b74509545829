package dev.imatool.cli.command;

import dev.imatool.cli.json.HistoryJson;
import dev.imatool.cli.options.ByteGlob;
import dev.imatool.cli.options.CandidateOption;
import dev.imatool.cli.options.FormatOption;
import dev.imatool.cli.options.OutputOptions;
import dev.imatool.cli.options.ReadingOptions;
import dev.imatool.cli.options.TemplateOptions;
import dev.imatool.cli.report.HistoryReport;
import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.HistoryText;
import dev.imatool.diff.paths.PathHistories;
import dev.imatool.diff.paths.PathHistory;
import dev.imatool.diff.paths.PathHistoryBuilder;
import dev.imatool.diff.paths.PathQuery;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what was measured under a path, in order. */
@Command(
        name = "history",
        description = {
            "Tells what was measured under a path, in order.",
            "",
            "Every digest with its entry number, where else the list has the same content, and which of the contents"
                    + " given it is. Without PATH: the paths with more than one digest, those that changed most first."
                    + " An entry that a pasted session shows twice is told once."
        },
        footer = {
            "",
            "Examples:",
            "",
            "  Which versions of a script ran?",
            "    imatool history run.bin /demo.python --candidate v1 --candidate v2",
            "",
            "  Which files changed while the host was up?",
            "    imatool history binary_runtime_measurements"
        })
public final class HistoryCommand implements Callable<Integer> {
    private static final Pattern QUALIFIED = Pattern.compile("([0-9]{10}):(/.*)");

    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "The measurement list, binary or ascii, compressed or not; - is standard input.")
    String log = InputArguments.STDIN_ARGUMENT;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The path, or a pattern as for show --path. NS:/path asks for it in that namespace.")
    @Nullable String path;

    @Option(
            names = "--namespace",
            paramLabel = "LABEL",
            description = "Only entries of that namespace. May be repeated.")
    List<String> namespaces = List.of();

    @Mixin
    CandidateOption candidates;

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
    public HistoryCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Set<String> labels = new HashSet<>(namespaces);
        Optional<Predicate<ByteString>> wanted =
                Optional.ofNullable(path).map(typed -> matching(withoutNamespace(typed, labels)));
        try (InputArguments inputs = output.inputs(streams, format.format())) {
            inputs.claim("LOG", log).claim("--candidate", candidates.files());
            HistoryReport report = history(inputs, wanted, labels);
            ReportOutput delivery = new ReportOutput(streams, output, format.format());
            return delivery.deliver(report, new HistoryText(output.all())::write, HistoryJson::write)
                    .status();
        }
    }

    private HistoryReport history(InputArguments inputs, Optional<Predicate<ByteString>> wanted, Set<String> labels)
            throws IOException {
        FindingCollector findings = new FindingCollector();
        PathHistoryBuilder builder = new PathHistoryBuilder();
        ListPass.Outcome outcome = new ListPass(inputs, () -> new Progress(streams), reading.toReadOptions(templates.formats()))
                .over(inputs.once(log), findings, (digests, check) -> builder.add(digests.entry()));
        PathHistories histories = builder.build();
        CandidateDigests contents = CandidateDigests.of(candidates.candidates(), inputs, histories.algorithms());
        PathQuery query = new PathQuery(wanted.orElse(any -> true), labels, wanted.isEmpty());
        List<PathHistory> paths = histories.find(query, contents.names());
        boolean none = paths.isEmpty();
        String verdict = wanted.isPresent()
                ? none ? HistoryReport.NOT_MEASURED : HistoryReport.MEASURED
                : none ? HistoryReport.UNCHANGED : HistoryReport.CHANGED;
        ReportHeader head = ReportHeader.of(
                "history",
                List.of(outcome.summary()),
                outcome.summary().entries() == 0 ? ReportHeader.NOTHING_READ : verdict,
                findings.findings());
        return new HistoryReport(
                inputs.recordedIn(head),
                Optional.ofNullable(path),
                histories.paths(),
                histories.repeated(),
                contents.counted(histories),
                paths);
    }

    /** A name as container forks log it, {@code NS:/path}, asks for the path in that namespace. */
    private static String withoutNamespace(String typed, Set<String> labels) {
        Matcher qualified = QUALIFIED.matcher(typed);
        if (!qualified.matches()) {
            return typed;
        }
        labels.add(qualified.group(1));
        return qualified.group(2);
    }

    /** The name as it stands, or as a pattern. */
    private Predicate<ByteString> matching(String typed) {
        ByteString name = ByteString.ofText(typed);
        try {
            ByteGlob glob = ByteGlob.of(typed);
            return candidate -> candidate.equals(name) || glob.matches(candidate);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), "'" + typed + "': " + malformed.getMessage(), malformed);
        }
    }
}
