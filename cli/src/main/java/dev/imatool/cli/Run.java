package dev.imatool.cli;

import dev.imatool.cli.config.ConfigOption;
import dev.imatool.cli.config.ConfigPlaces;
import dev.imatool.cli.config.Configuration;
import dev.imatool.cli.config.ConfiguredLine;
import dev.imatool.cli.output.NoticeText;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Theme;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * One run of a command line. Where configuration files add to it, the longer line is run in its place, with --no-config: what a report
 * says of its arguments is what was run.
 */
final class Run {
    private final CommandModels models;
    private final ReportStream out;
    private final Streams streams;
    private final Failures failures;

    /** @param out standard output of {@code streams} */
    Run(CommandModels models, ReportStream out, Streams streams) {
        this.models = models;
        this.out = out;
        this.streams = streams;
        this.failures = new Failures(streams, out);
    }

    /** The exit status. */
    int of(String[] args) {
        try {
            CommandLine line = new Commands(streams, models).lineFor(args);
            return line.setOut(writer(streams.out()))
                    .setErr(writer(streams.err()))
                    .setParameterExceptionHandler(failures::usage)
                    .setExecutionExceptionHandler((failure, command, parsed) -> failures.tell(failure, command))
                    .setExecutionStrategy(parsed -> execute(parsed, args))
                    .execute(args);
        } catch (Error | RuntimeException bug) {
            return failures.tell(bug);
        } finally {
            streams.err().flush();
        }
    }

    private int execute(ParseResult parsed, String[] args) {
        List<CommandLine> lines = parsed.asCommandLineList();
        CommandLine command = lines.get(lines.size() - 1);
        ConfiguredLine line = new ConfiguredLine(parsed, Failures.lines(command));
        ConfigPlaces places = new ConfigPlaces(Path.of(""), streams.environment());
        try {
            if (!line.open() || !places.any()) {
                return new RunLast().execute(parsed);
            }
            return configured(line, line.configuration(places), args, parsed);
        } catch (UsageException wrong) {
            return failures.tell(wrong, command);
        }
    }

    private int configured(ConfiguredLine line, Configuration configuration, String[] args, ParseResult parsed) {
        List<String> added = line.added(configuration);
        if (!line.quiet()) {
            NoticeText text = new NoticeText(streams.err(), Theme.of(streams.errInColour()));
            configuration.remarks().forEach(text::warning);
            if (!added.isEmpty()) {
                text.note(configuration.files().stream()
                                .map(file -> Printable.ofText(file.name()))
                                .collect(Collectors.joining(" and "))
                        + (configuration.files().size() == 1 ? " adds: " : " add: ")
                        + Printable.ofText(String.join(" ", added)));
            }
        }
        if (configuration.files().isEmpty()) {
            return new RunLast().execute(parsed);
        }
        List<String> words = new ArrayList<>(List.of(ConfigOption.NAME));
        words.addAll(added);
        List<String> shown = new ArrayList<>(streams.arguments());
        shown.addAll(line.words(), words);
        List<String> whole = new ArrayList<>(Arrays.asList(args));
        whole.addAll(line.words(), words);
        return new Run(models, out, streams.with(shown, configuration.files())).of(whole.toArray(String[]::new));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
