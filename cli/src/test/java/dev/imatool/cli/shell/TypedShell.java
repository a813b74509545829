package dev.imatool.cli.shell;

import dev.imatool.cli.terminal.StreamKind;
import dev.imatool.cli.terminal.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A shell at a terminal that a test types at and looks at. */
final class TypedShell implements AutoCloseable {
    static final String PROMPT = "imatool> ";

    private static final int SECONDS = 20;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final LineDisciplineTerminal terminal;
    private final CompletableFuture<Integer> status;
    private int seen;

    TypedShell(ShellHost host, Map<String, String> environment, boolean remember, String... evidence)
            throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 24));
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                terminal.output(),
                new PrintStream(terminal.output(), true, StandardCharsets.UTF_8),
                StreamKind.TERMINAL,
                StreamKind.TERMINAL,
                environment);
        LoadedEvidence loaded = LoadedEvidence.of(List.of(evidence));
        status = CompletableFuture.supplyAsync(() -> {
            try {
                return new TypedLines(terminal, streams, false).run(host, loaded, remember);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Types. */
    TypedShell type(String text) throws IOException {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            terminal.processInputByte(one);
        }
        return this;
    }

    /** Waits until the screen shows that, and returns what was new up to there. */
    String await(String text) throws InterruptedException {
        for (int i = 0; i < SECONDS * 50; i++) {
            String fresh = screen().substring(seen);
            int at = fresh.indexOf(text);
            if (at >= 0) {
                seen += at + text.length();
                return fresh.substring(0, at + text.length());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("'" + text + "' is not shown, but: " + screen().substring(seen));
    }

    /** All that was ever shown, as bytes that stand for themselves. */
    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** The exit status. */
    int status() throws InterruptedException, ExecutionException, TimeoutException {
        return status.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
