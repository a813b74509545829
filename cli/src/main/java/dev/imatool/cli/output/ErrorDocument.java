package dev.imatool.cli.output;

import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.render.error.ErrorRendering;
import dev.imatool.render.error.ErrorRendering.Failure;
import dev.imatool.render.output.ReportWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a program gets on standard output in place of a report, where it asked for JSON. The words of the command line are looked at
 * as they stand, because wrong usage leaves nothing that is understood.
 */
public final class ErrorDocument {
    private static final String NDJSON = "ndjson";
    private static final String FORMAT = "--format";

    /** Other short options may follow it in one word ({@code -qm}). */
    private static final String QUIET = "-q";

    private final List<String> arguments;
    private final ReportStream out;

    public ErrorDocument(List<String> arguments, ReportStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /**
     * Writes it where it is wanted, and nothing of a report was written before.
     *
     * @param lines true when the command writes lines of JSON unasked
     */
    public void write(String message, Optional<String> hint, ExitCode exit, boolean lines) {
        Optional<String> form = form(lines ? Optional.of(NDJSON) : Optional.empty());
        if (form.isEmpty() || quiet() || out.begun()) {
            return;
        }
        try {
            Failure failure = new Failure(arguments, message, hint, exit);
            if (form.get().equals(NDJSON)) {
                ReportWriter.ndjson(failure, ErrorRendering.DOCUMENT, out);
            } else {
                ReportWriter.json(failure, ErrorRendering.DOCUMENT, out);
            }
            out.flush();
        } catch (IOException nobodyReads) {
            // standard error says what went wrong, and the exit status
        }
    }

    private Optional<String> form(Optional<String> unasked) {
        Optional<String> form = unasked;
        for (int i = 0; i < options(); i++) {
            String word = arguments.get(i);
            if (word.startsWith(FORMAT + "=")) {
                form = Optional.of(word.substring(FORMAT.length() + 1));
            } else if (word.equals(FORMAT) && i + 1 < arguments.size()) {
                form = Optional.of(arguments.get(i + 1));
            }
        }
        return form.map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.equals("json") || word.equals(NDJSON));
    }

    private boolean quiet() {
        return arguments.subList(0, options()).stream()
                .anyMatch(word -> word.equals("--quiet") || word.startsWith(QUIET));
    }

    /** How many words may be options: all up to the sign that none follow. */
    private int options() {
        int end = arguments.indexOf("--");
        return end < 0 ? arguments.size() : end;
    }
}
