package dev.imatool.cli.shell;

import dev.imatool.cli.terminal.Interruption;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.IntSupplier;

/** Who reads the answers of a shell: a person at a terminal, or a file. */
interface Screen {
    /** True for a person. An answer is shown when it is whole then, page by page if it is long. */
    boolean watched();

    /** True where programs get the terminal of the process. */
    boolean ownTerminal();

    /** Environment variables that commands see beside those of the process. */
    Map<String, String> environment();

    /** Shows an answer that is whole, on standard output of the shell. */
    void show(LastAnswer answer, OutputStream out) throws IOException;

    /**
     * Runs a command, and raises {@code interruption} when it is to stop.
     *
     * @return its exit status
     */
    int run(Interruption interruption, IntSupplier command);
}
