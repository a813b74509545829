package dev.imatool.cli.output;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.diagnostic.RemarkKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.render.page.Role;
import dev.imatool.render.page.Theme;
import dev.imatool.render.shared.NoticePhrases;
import dev.imatool.render.words.NoticeWords;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is malformed or odd about the inputs, for standard error:
 *
 * <pre>
 * imatool: error: run1.bin: entry #1042 at 0x2f31c: template data length 70123 exceeds the 512 bytes left
 * imatool: hint: the copy may be cut short; every entry before it was read
 * </pre>
 */
public final class NoticeText {
    private static final int PRINTED = 20;

    /** tpm2_pcrread prints all PCRs of all banks; a list extends one or two, and people ask about one bank. */
    private static final Set<RemarkKind> OF_EVERY_FILE_OF_VALUES =
            Set.of(NoticeKind.EXPECTED_PCR_NOT_EXTENDED, NoticeKind.EXPECTED_OTHER_BANK);

    private final PrintStream err;
    private final Theme theme;
    private final Set<String> hintsGiven = new HashSet<>();

    /** Writes to {@code err}. */
    public NoticeText(PrintStream err, Theme theme) {
        this.err = err;
        this.theme = theme;
    }

    /** Which notes are printed besides warnings and errors. */
    public enum Notes {
        NONE,
        /** Those that say something about these inputs. */
        USUAL,
        /** Also those that come with most inputs. */
        ALL;

        private boolean include(Notice notice) {
            return switch (this) {
                case NONE -> false;
                case USUAL -> !OF_EVERY_FILE_OF_VALUES.contains(notice.kind());
                case ALL -> true;
            };
        }
    }

    /** Prints the notices, and never more than a screen can hold. */
    public void print(List<Notice> notices, Notes notes) {
        List<Notice> wanted = notices.stream()
                .filter(notice -> notice.severity() != Severity.NOTE || notes.include(notice))
                .toList();
        wanted.stream().limit(PRINTED).forEach(this::print);
        if (wanted.size() > PRINTED) {
            line(
                    Severity.NOTE,
                    (wanted.size() - PRINTED) + " further diagnostics are left out here; --format json lists them");
        }
        err.flush();
    }

    private void print(Notice notice) {
        line(notice.severity(), NoticePhrases.sentence(notice));
        NoticeWords.hint(notice).filter(hintsGiven::add).ifPresent(this::hint);
    }

    /** Prints an error that has no notice, such as wrong usage. */
    public void error(String message) {
        line(Severity.ERROR, message);
    }

    /** Prints what is to be known of a command line that is understood otherwise than it may seem. */
    public void warning(String message) {
        line(Severity.WARNING, message);
    }

    /** Prints what is worth knowing, and belongs to no report. */
    public void note(String message) {
        line(Severity.NOTE, message);
    }

    /** Prints advice. */
    public void hint(String hint) {
        err.print(theme.paint(Role.DIM, "imatool: hint: " + hint) + "\n");
    }

    private void line(Severity severity, String text) {
        Role role = switch (severity) {
            case NOTE -> Role.DIM;
            case WARNING -> Role.ODD;
            case ERROR -> Role.BAD;
        };
        String word = severity.name().toLowerCase(Locale.ROOT) + ":";
        err.print("imatool: " + theme.paint(role, word) + " " + text + "\n");
    }
}
