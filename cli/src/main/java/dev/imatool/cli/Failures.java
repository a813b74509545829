package dev.imatool.cli;

import dev.imatool.cli.command.ReplayCommand;
import dev.imatool.cli.output.ErrorDocument;
import dev.imatool.cli.output.NoticeText;
import dev.imatool.cli.terminal.Interruption;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.usage.QuestionWords;
import dev.imatool.cli.usage.UsageException;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.Tool;
import dev.imatool.render.page.Theme;
import dev.imatool.render.words.InputProblemWords;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Says why a command gave no report, on standard error and where JSON was asked for as a document, and with which exit status. */
final class Failures {
    private final Streams streams;
    private final NoticeText text;
    private final ErrorDocument document;

    /** @param out standard output of {@code streams} */
    Failures(Streams streams, ReportStream out) {
        this.streams = streams;
        this.document = new ErrorDocument(streams.arguments(), out);
        this.text = new NoticeText(streams.err(), Theme.of(streams.errInColour()));
    }

    /** Wrong usage: one line and where to read on; the whole help when there is no command. */
    int usage(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        if (args.length == 0) {
            line.usage(streams.err(), line.getColorScheme());
            return ExitCode.USAGE.status();
        }
        return usage(line, message(failure));
    }

    private int usage(CommandLine line, String problem) {
        return usage(line, problem, "see '" + line.getCommandSpec().qualifiedName() + " --help'");
    }

    private int usage(CommandLine line, String problem, String hint) {
        return failed(decapitalized(Printable.ofText(problem)), hint, ExitCode.USAGE, lines(line));
    }

    /** Many lists are replayed to lines of JSON, without being asked to. */
    static boolean lines(CommandLine line) {
        return line.getCommand() instanceof ReplayCommand replay && replay.many();
    }

    /** What a command throws. */
    int tell(Throwable failure, CommandLine line) {
        return switch (failure) {
            case QuestionException wrong -> tell(QuestionWords.of(wrong.problem()), line);
            case UsageException wrong when wrong.hint().isEmpty() -> usage(line, wrong.problem());
            case UsageException wrong -> usage(line, wrong.problem(), wrong.hint());
            default -> tell(failure, lines(line));
        };
    }

    /** What is thrown elsewhere. */
    int tell(Throwable failure) {
        return tell(failure, false);
    }

    private int tell(Throwable failure, boolean lines) {
        return switch (failure) {
            case ReportStream.Closed nobodyReads -> ExitCode.OK.status();
            case Interruption.Raised stopped -> Interruption.STATUS;
            case ReportStream.Unwritable full -> {
                text.error("cannot write to standard output: " + full.getMessage() + "; the report is not whole");
                yield ExitCode.USAGE.status();
            }
            case UnreadableInputException unreadable ->
                failed(
                        InputProblemWords.sentence(unreadable),
                        InputProblemWords.hint(unreadable).orElse(""),
                        ExitCode.USAGE,
                        lines);
            case OutOfMemoryError tooBig ->
                failed(
                        "out of memory: give Java more, for example IMATOOL_JAVA_OPTS=-Xmx4g",
                        "",
                        ExitCode.INTERNAL,
                        lines);
            default -> {
                int status = failed(
                        "internal error in " + Tool.NAME + " " + Tool.VERSION + ": " + failure,
                        "",
                        ExitCode.INTERNAL,
                        lines);
                failure.printStackTrace(streams.err());
                yield status;
            }
        };
    }

    private int failed(String message, String hint, ExitCode exit, boolean lines) {
        text.error(message);
        if (!hint.isEmpty()) {
            text.hint(hint);
        }
        document.write(message, Optional.of(hint).filter(words -> !words.isEmpty()), exit, lines);
        return exit.status();
    }

    /** picocli's words, in our form: one line. */
    private static String message(ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched
                && line.getParent() != null
                && !line.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption()) {
            return "'" + unmatched.getUnmatched().get(0) + "' is none of "
                    + String.join(", ", line.getSubcommands().keySet());
        }
        String message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        String suggestion = failure instanceof CommandLine.UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
                : "";
        return message.strip() + suggestion;
    }

    private static String decapitalized(String message) {
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
