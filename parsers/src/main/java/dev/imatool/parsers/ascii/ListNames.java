package dev.imatool.parsers.ascii;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names the lists of a pasted session from the text around them: {@code ==> file <==} headers of {@code head} and {@code
 * tail}, and prompts with a command that prints a list.
 */
final class ListNames {
    /** Name of the host's own list. */
    static final String DEFAULT = "default";
    /** Name of the kernel-module list of Container-IMA. */
    static final String MODULE = "module";

    private static final int LONGEST_MARKER = 4096;
    private static final List<String> COMMANDS =
            List.of("cat", "head", "tail", "less", "more", "grep", "egrep", "zcat", "sed", "nl");

    private final Map<String, Integer> used = new HashMap<>();

    /** What a line of text says about the entries that follow it. */
    record Marker(Optional<String> name) {}

    /** The marker that the line is, if it is one; {@code session} when the text is known to be a pasted session. */
    static Optional<Marker> marker(String line, boolean session) {
        String text = line.length() > LONGEST_MARKER ? line.substring(0, LONGEST_MARKER) : line;
        text = text.strip();
        if (text.startsWith("==> ") && text.endsWith(" <==")) {
            return Optional.of(new Marker(Optional.of(listName(text.substring(4, text.length() - 4)))));
        }
        Optional<String> command = command(text);
        if (command.isPresent()) {
            Optional<String> list = listOfCommand(command.get());
            if (list.isPresent() || session || text.indexOf('@') >= 0) {
                return Optional.of(new Marker(list));
            }
        }
        boolean fence = text.startsWith("```") || text.startsWith("~~~");
        return fence ? Optional.of(new Marker(Optional.empty())) : Optional.empty();
    }

    /** A name that no list had before: the second {@code default} is {@code default#2}. */
    String unique(String name) {
        int times = used.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "#" + times;
    }

    /** What is after a shell prompt: text up to the first {@code #} or {@code $} that a blank or the end follows. */
    private static Optional<String> command(String text) {
        for (int i = 0; i < text.length() && i < 120; i++) {
            char c = text.charAt(i);
            boolean prompt = c == '#' || c == '$' || c == '%';
            if (prompt && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
                return Optional.of(text.substring(i + 1).strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> listOfCommand(String command) {
        String[] words = command.split("\\s+");
        int first = words[0].equals("sudo") ? 1 : 0;
        if (first >= words.length || !COMMANDS.contains(words[first].substring(words[first].lastIndexOf('/') + 1))) {
            return Optional.empty();
        }
        for (int i = words.length - 1; i > first; i--) {
            String file = words[i].substring(words[i].lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (file.contains("measurements") || namespace(file)) {
                return Optional.of(listName(words[i]));
            }
        }
        return Optional.empty();
    }

    /** The file that {@code grep -r} or {@code grep -rn} names before a line, as in {@code file:} or {@code file:12:}. */
    static Optional<String> file(String prefix) {
        int end = prefix.length() - 1;
        if (end < 1 || (prefix.charAt(end) != ':' && prefix.charAt(end) != '-')) {
            return Optional.empty();
        }
        char separator = prefix.charAt(end);
        int digits = end;
        while (digits > 0 && Character.isDigit(prefix.charAt(digits - 1))) {
            digits--;
        }
        boolean numbered = digits < end && digits > 1 && prefix.charAt(digits - 1) == separator;
        String path = prefix.substring(prefix.lastIndexOf(' ') + 1, numbered ? digits - 1 : end);
        return path.contains("measurements") ? Optional.of(path) : Optional.empty();
    }

    /** The name of the list that stands in the file. */
    static String listName(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (file.startsWith("ascii_runtime_measurements") || file.isEmpty()) {
            return DEFAULT;
        }
        return file.equals("kernel_module_measurements") ? MODULE : file;
    }

    private static boolean namespace(String file) {
        return file.length() == 10 && file.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
