package dev.imatool.parsers.audit;

import dev.imatool.parsers.text.TextReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds JSON objects among the lines of a text: one or several in a line, with something before them or not ({@code
 * journalctl -o json}, {@code json-sse}, {@code json-seq}, arrays in one line), or one over several lines that begins a line
 * ({@code json-pretty}). Lines that turn out not to be JSON are given back.
 */
final class JsonLines {
    /** Characters of one object; the journal's own bound for a field is 768 MiB, but an audit record has 9,000 bytes. */
    private static final int LONGEST = 4 << 20;

    private static final Pattern LITERAL = Pattern.compile("(?:true|false|null),?");
    private static final String JSON_BEGINNINGS = "\"{}[],-0123456789";

    private final Deque<Piece> ready = new ArrayDeque<>();
    private final List<Piece> open = new ArrayList<>();
    private final StringBuilder object = new StringBuilder();
    private long last;
    private int depth;
    private boolean quoted;
    private boolean escaped;

    /**
     * A line, or an object.
     *
     * @param number of the line, or of the one that the object begins in
     * @param text one character per byte
     * @param objects the objects in it, none for a line that has none
     * @param before lines before this one that the first object has too
     */
    record Piece(long number, String text, List<String> objects, List<Piece> before) {}

    /** Takes the next line; the same number again for the rest of a long one. */
    void take(long number, String line) {
        boolean rest = number == last;
        last = number;
        if (!object.isEmpty()) {
            if (object.length() > LONGEST || !(rest || (!quoted && mayGoOn(line)))) {
                giveBack();
            }
        }
        scan(number, line, rest);
    }

    /** The next line or object that is complete; empty where there is none. */
    Optional<Piece> next() {
        return Optional.ofNullable(ready.poll());
    }

    /** Gives back what was begun and not ended. */
    void finish() {
        if (!object.isEmpty()) {
            giveBack();
        }
    }

    private static boolean mayGoOn(String line) {
        String text = line.strip();
        return text.isEmpty()
                || JSON_BEGINNINGS.indexOf(text.charAt(0)) >= 0
                || LITERAL.matcher(text).matches();
    }

    private void giveBack() {
        object.setLength(0);
        ready.addAll(open);
        open.clear();
    }

    private void scan(long number, String line, boolean rest) {
        List<String> objects = new ArrayList<>();
        List<Piece> before = List.of();
        int at = 0;
        if (!object.isEmpty()) {
            object.append(rest ? "" : "\n");
            at = goOn(line, 0);
        }
        boolean within = !object.isEmpty() && depth > 0;
        if (!object.isEmpty() && depth == 0) {
            objects.add(object.toString());
            object.setLength(0);
            before = List.copyOf(open);
            open.clear();
        }
        while (!within && at >= 0) {
            int begin = beginning(line, at);
            if (begin < 0) {
                break;
            }
            depth = 0;
            quoted = false;
            escaped = false;
            at = goOn(line, begin);
            if (depth == 0) {
                objects.add(object.toString());
                object.setLength(0);
            } else if (line.substring(0, begin).isBlank() || line.length() >= TextReader.LONGEST_LINE) {
                within = true;
            } else {
                object.setLength(0);
                break;
            }
        }
        Piece piece = new Piece(number, line, objects, before);
        if (within && objects.isEmpty()) {
            open.add(piece);
        } else {
            ready.add(piece);
        }
    }

    /** Where an object begins: a brace, and a name or the end of the line after it. */
    private static int beginning(String line, int from) {
        for (int i = line.indexOf('{', from); i >= 0; i = line.indexOf('{', i + 1)) {
            int next = i + 1;
            while (next < line.length() && line.charAt(next) <= ' ') {
                next++;
            }
            if (next == line.length() ? line.substring(0, i).isBlank() : line.charAt(next) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** Takes characters up to the end of the object or of the line; where it stopped. */
    private int goOn(String line, int from) {
        int i = from;
        do {
            if (i == line.length()) {
                break;
            }
            char c = line.charAt(i++);
            if (escaped) {
                escaped = false;
            } else if (quoted) {
                escaped = c == '\\';
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
        } while (depth > 0);
        object.append(line, from, i);
        return i;
    }
}
