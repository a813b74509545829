package dev.imatool.cli.terminal;

import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The arguments of the process as they were typed, whatever the JDK made of them in this locale. */
public final class Arguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Arguments() {}

    /**
     * The arguments, of which bytes that are no UTF-8 are as {@link FileNames} has them. Those of the JDK where the kernel
     * does not tell, or all is ASCII.
     *
     * @param decoded what the JDK hands over
     */
    public static String[] asTyped(String[] decoded) {
        if (Arrays.stream(decoded).allMatch(FileNames::isAscii)) {
            return decoded;
        }
        try {
            return asTyped(decoded, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException unknown) {
            return decoded;
        }
    }

    /**
     * The last words of a command line.
     *
     * @param commandLine words with a zero behind each, the JVM's own in front
     */
    static String[] asTyped(String[] decoded, byte[] commandLine) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < commandLine.length; at++) {
            if (commandLine[at] == 0) {
                words.add(FileNames.text(Arrays.copyOfRange(commandLine, start, at)));
                start = at + 1;
            }
        }
        if (words.size() < decoded.length) {
            return decoded;
        }
        String[] typed =
                words.subList(words.size() - decoded.length, words.size()).toArray(String[]::new);
        for (int i = 0; i < typed.length; i++) {
            if (FileNames.isAscii(decoded[i]) && !decoded[i].equals(typed[i])) {
                return decoded;
            }
        }
        return typed;
    }
}
