package dev.imatool.cli;

import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.cli.text.NoticeText;
import dev.imatool.render.page.Theme;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.StandardInputException;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.Tool;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Says on standard error why a command gave no report, and with which exit status. */
final class Failures {
    private final Streams streams;
    private final NoticeText text;

    Failures(Streams streams) {
        this.streams = streams;
        this.text = new NoticeText(streams.err(), Theme.of(streams.errInColour()));
    }

    /** Wrong usage: one line and where to read on; the whole help when there is no command. */
    int usage(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        if (args.length == 0) {
            line.usage(streams.err(), line.getColorScheme());
            return ExitCode.USAGE.status();
        }
        text.error(decapitalized(Printable.ofText(message(failure))));
        text.hint("see '" + line.getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE.status();
    }

    /**
     * Anything else.
     *
     * @param command the command that failed, as it is called
     */
    int tell(Throwable failure, String command) {
        return switch (failure) {
            case ReportStream.Closed nobodyReads -> ExitCode.OK.status();
            case ReportStream.Unwritable full -> {
                text.error("cannot write to standard output: " + full.getMessage() + "; the report is not whole");
                yield ExitCode.USAGE.status();
            }
            case StandardInputException taken -> {
                text.error(decapitalized(Printable.ofText(taken.problem())));
                text.hint("see '" + command + " --help'");
                yield ExitCode.USAGE.status();
            }
            case QuestionException wrong -> {
                text.error(decapitalized(Printable.ofText(wrong.problem())));
                text.hint(wrong.hint().isEmpty() ? "see '" + command + " --help'" : wrong.hint());
                yield ExitCode.USAGE.status();
            }
            case UnreadableInputException unreadable -> {
                text.error(Printable.ofText(unreadable.message()));
                if (!unreadable.hint().isEmpty()) {
                    text.hint(unreadable.hint());
                }
                yield ExitCode.USAGE.status();
            }
            case OutOfMemoryError tooBig -> {
                text.error("out of memory: give Java more, for example IMATOOL_JAVA_OPTS=-Xmx4g");
                yield ExitCode.INTERNAL.status();
            }
            default -> {
                text.error("internal error in " + Tool.NAME + " " + Tool.VERSION + ": " + failure);
                failure.printStackTrace(streams.err());
                yield ExitCode.INTERNAL.status();
            }
        };
    }

    /** picocli's words, in our form: one line. */
    private static String message(ParameterException failure) {
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
