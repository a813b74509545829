package dev.imatool.cli.shell;

import dev.imatool.cli.terminal.Interruption;
import dev.imatool.cli.terminal.ReportStream;
import dev.imatool.parsers.FileNames;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Commands from a file or a pipe, one a line; nothing is asked, and answers go out as they are made. */
final class ScriptedLines implements Screen {
    /** Bytes of a line; what is longer is no command. */
    private static final int LONGEST = 1 << 20;

    private final InputStream in;

    ScriptedLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * Runs all lines.
     *
     * @return the highest exit status of a command
     * @throws IOException if the lines cannot be read
     */
    int run(Shell shell) throws IOException {
        try {
            Optional<String> line = next();
            while (line.isPresent() && shell.run(line.get())) {
                line = next();
            }
        } catch (ReportStream.Closed nobodyReads) {
            return shell.worst();
        }
        return shell.worst();
    }

    private Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int value = in.read();
        boolean end = value < 0;
        while (value >= 0 && value != '\n') {
            if (line.size() == LONGEST) {
                throw new IOException("a line of commands has more than " + LONGEST + " bytes");
            }
            line.write(value);
            value = in.read();
        }
        return end ? Optional.empty() : Optional.of(FileNames.text(line.toByteArray()));
    }

    @Override
    public boolean watched() {
        return false;
    }

    @Override
    public boolean ownTerminal() {
        return false;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void show(LastAnswer answer, OutputStream out) throws IOException {
        answer.writeTo(out);
    }

    @Override
    public int run(Interruption interruption, IntSupplier command) {
        return command.getAsInt();
    }
}
