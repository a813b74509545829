package dev.imatool.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a run of imatool gave. */
public record Outcome(int exit, String out, String err) {
    public static Outcome of(String... args) {
        return of(InputStream.nullInputStream(), args);
    }

    public static Outcome withInput(Path input, String... args) {
        try {
            return of(new ByteArrayInputStream(Files.readAllBytes(input)), args);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public static Outcome of(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errPrinter = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exit = Imatool.run(args, in, out, errPrinter, Map.of());
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
