package dev.imatool.cli.shell;

import dev.imatool.parsers.FileNames;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A line of the shell, cut into words as a POSIX shell does: blanks part words, {@code '…'} takes everything as it is, {@code "…"} all
 * but {@code \"} and {@code \\}, a backslash the next character. {@code $'…'} takes the escapes that reports print for bytes that are
 * unsafe on a terminal, so that a path can be pasted from a report. Nothing is expanded: {@code *} reaches the command. An unquoted
 * {@code |} ends the words, what follows is for another program.
 *
 * @param words in their order
 * @param bar where the {@code |} stands, if there is one
 * @param open true where a quote is not closed
 * @param unread an unquoted character that other shells read and this one does not, if there is one
 */
record ShellWords(List<Word> words, Optional<Integer> bar, boolean open, Optional<Character> unread) {
    private static final String UNREAD = "<>;&";

    ShellWords {
        words = List.copyOf(words);
    }

    /**
     * A word.
     *
     * @param text without quotes
     * @param start where it begins in the line
     * @param end behind its last character
     */
    record Word(String text, int start, int end) {}

    /** The words of a line. */
    static ShellWords of(String line) {
        return new Scan(line).run();
    }

    /** The words without where they stand. */
    List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    /** One pass over a line. */
    private static final class Scan {
        private final String line;
        private final List<Word> words = new ArrayList<>();
        private ByteArrayOutputStream word = new ByteArrayOutputStream();
        private Optional<Character> unread = Optional.empty();
        private int start = -1;
        private int at;
        private boolean open;

        Scan(String line) {
            this.line = line;
        }

        ShellWords run() {
            boolean comment = line.strip().startsWith("#");
            while (!comment && at < line.length()) {
                char c = line.charAt(at);
                if (c == '|') {
                    endWord();
                    return new ShellWords(words, Optional.of(at), open, unread);
                }
                if (Character.isWhitespace(c)) {
                    endWord();
                    at++;
                } else {
                    beginWord();
                    part(c);
                }
            }
            endWord();
            return new ShellWords(words, Optional.empty(), open, unread);
        }

        private void part(char c) {
            if (c == '\'') {
                quoted();
            } else if (c == '"') {
                doublyQuoted();
            } else if (line.startsWith("$'", at)) {
                escaped();
            } else if (c == '\\') {
                at++;
                take(at < line.length() ? 1 : 0);
            } else {
                if (UNREAD.indexOf(c) >= 0) {
                    unread = Optional.of(c);
                }
                take(1);
            }
        }

        private void quoted() {
            int end = line.indexOf('\'', at + 1);
            open |= end < 0;
            int last = end < 0 ? line.length() : end;
            add(line.substring(at + 1, last));
            at = Math.min(last + 1, line.length());
        }

        private void doublyQuoted() {
            at++;
            while (at < line.length() && line.charAt(at) != '"') {
                boolean escape = line.charAt(at) == '\\'
                        && at + 1 < line.length()
                        && (line.charAt(at + 1) == '"' || line.charAt(at + 1) == '\\');
                at += escape ? 1 : 0;
                take(1);
            }
            endQuote();
        }

        private void escaped() {
            at += 2;
            while (at < line.length() && line.charAt(at) != '\'') {
                if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                    escape(line.charAt(at + 1));
                } else {
                    take(1);
                }
            }
            endQuote();
        }

        private void escape(char kind) {
            int digits = at + 2;
            if (kind == 'x' && hex(digits, digits + 2)) {
                word.write(HexFormat.fromHexDigits(line, digits, digits + 2));
                at = digits + 2;
            } else if (kind == 'u' && line.startsWith("{", digits)) {
                character(digits + 1, line.indexOf('}', digits));
            } else {
                at = digits;
                add(
                        switch (kind) {
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case 'r' -> "\r";
                            case 'e' -> "\u001b";
                            default -> String.valueOf(kind);
                        });
            }
        }

        private void character(int from, int to) {
            boolean legal = to > from && to - from <= 6 && hex(from, to);
            int codePoint = legal ? HexFormat.fromHexDigits(line, from, to) : -1;
            if (Character.isValidCodePoint(codePoint)) {
                add(Character.toString(codePoint));
                at = to + 1;
            } else {
                take(1);
            }
        }

        private boolean hex(int from, int to) {
            return to <= line.length() && line.substring(from, to).chars().allMatch(HexFormat::isHexDigit);
        }

        private void endQuote() {
            open |= at >= line.length();
            at = Math.min(at + 1, line.length());
        }

        private void take(int count) {
            int whole = count > 0 ? Character.charCount(line.codePointAt(at)) : 0;
            add(line.substring(at, at + whole));
            at += whole;
        }

        private void add(String text) {
            word.writeBytes(FileNames.bytes(text));
        }

        private void beginWord() {
            if (start < 0) {
                start = at;
            }
        }

        private void endWord() {
            if (start >= 0) {
                words.add(new Word(FileNames.text(word.toByteArray()), start, at));
                word = new ByteArrayOutputStream();
                start = -1;
            }
        }
    }
}
