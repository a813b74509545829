package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.FileNames;

/** Names of files in command lines that can be pasted. */
public final class ShellWord {
    private static final String SAFE = "._-/:@%+=,";

    private ShellWord() {}

    /**
     * {@code path} as a shell takes it: in quotes where anything in it means something to a shell. {@code FILE} where it cannot be printed
     * as it is, because that would name another file.
     */
    public static String of(String path) {
        String text = Printable.of(ByteString.copyOf(FileNames.bytes(path))).escaped() ? "FILE" : path;
        boolean plain = text.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || SAFE.indexOf(c) >= 0);
        String dashed = text.startsWith("-") ? "./" + text : text;
        return plain ? dashed : "'" + dashed.replace("'", "'\\''") + "'";
    }
}
