package dev.imatool.man;

import dev.imatool.cli.Imatool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** The program that the build runs: writes AsciiDoc pages and completions. */
public final class Generator {
    private Generator() {}

    /**
     * Writes one AsciiDoc file per command into the first folder, and the completions into the second.
     *
     * @param args the two folders, made where they are missing
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("wanted: the folder for pages and the folder for completions");
        }
        writePages(Files.createDirectories(Path.of(args[0])));
        Path completions = Files.createDirectories(Path.of(args[1]));
        Files.writeString(completions.resolve("imatool.bash"), BashCompletion.of(Imatool.commandLine()));
        Files.writeString(completions.resolve("_imatool"), ZshCompletion.of(Imatool.commandLine()));
        Files.writeString(completions.resolve("imatool.fish"), FishCompletion.of(Imatool.commandLine()));
    }

    private static void writePages(Path folder) throws IOException {
        CommandLine manual = ManualModel.of(Imatool.commandLine());
        for (CommandLine command : CommandTree.documented(Imatool.commandLine())) {
            StringWriter text = new StringWriter();
            try (PrintWriter out = new PrintWriter(text)) {
                ManualPage.of(command, manual).write(out);
            }
            Files.writeString(folder.resolve(CommandTree.pageName(command) + ".adoc"), text.toString());
        }
    }
}
