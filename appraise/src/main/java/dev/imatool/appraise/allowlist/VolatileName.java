package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a path that may be new in every run: numbers (processes, users, counters), identifiers of containers and the random
 * letters of temporary files. What may be new need not be: only runs can tell whether two names that differ there mean the same
 * ({@code dev.imatool.appraise.learn}). A pattern is a path with {@code *} for some of these parts; the others stay as they are.
 */
public final class VolatileName {
    private static final int LONGEST = 4096;

    /** Parts are chosen by the bits of a long. */
    private static final int MOST_PARTS = 63;

    private static final char ANY = '*';

    /** UUIDs, and the names of {@code mktemp} without a template and of Python's {@code tempfile}. */
    private static final Pattern WHOLE = Pattern.compile("(?<uuid>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})"
            + "|(?<=/)tmp(?:[._-](?<shell>[A-Za-z0-9]{6,}+)|(?<python>[a-z0-9_]{8}))(?=[/.]|$)");

    private static final List<String> GROUPS = List.of("uuid", "shell", "python");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]++");
    private static final Pattern NUMBER = Pattern.compile("[0-9]++");
    private static final Pattern IDENTIFIER = Pattern.compile("(?=.*[0-9])(?:[0-9a-f]{12,}+|[0-9A-F]{12,}+)");

    /** Directories of what is installed: numbers in these names are versions and architectures. */
    private static final Pattern INSTALLED =
            Pattern.compile("/(?:usr|bin|sbin|lib[^/]*|libexec|opt|etc|boot|nix|gnu|snap)/.*", Pattern.DOTALL);

    /** {@code 3.11}; a date or a process number has a part of four digits. */
    private static final Pattern VERSION =
            Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,3})+(?!\\.?[0-9])|(?<=\\.so\\.)[0-9]++");

    private final String text;
    private final List<Part> parts;

    private VolatileName(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** What is replaced as one: pieces of the name without a separator between them. */
    private record Part(List<Piece> pieces) {
        boolean is(Kind kind) {
            return pieces.stream().anyMatch(piece -> piece.kind() == kind);
        }

        int start() {
            return pieces.get(0).start();
        }

        int end() {
            return pieces.get(pieces.size() - 1).end();
        }
    }

    private record Piece(int start, int end, String replacement, Kind kind) {}

    private enum Kind {
        RANDOM,
        NUMBER,
        STAR
    }

    /** The parts of a measured path; empty where it has none, or holds a {@code *} itself. */
    public static Optional<VolatileName> of(ByteString path) {
        return path.indexOf(ANY, 0) >= 0 ? Optional.empty() : parsed(path);
    }

    /** The same of a pattern, whose {@code *} are parts. */
    public static Optional<VolatileName> ofPattern(ByteString pattern) {
        return parsed(pattern);
    }

    /** The path with {@code *} for each such part; empty where it has none, or holds a {@code *} itself. */
    public static Optional<ByteString> pattern(ByteString path) {
        return of(path).map(VolatileName::pattern);
    }

    private static Optional<VolatileName> parsed(ByteString path) {
        if (path.isEmpty() || path.at(0) != '/' || path.length() > LONGEST) {
            return Optional.empty();
        }
        String text = path.latin1();
        List<Part> parts = parts(text, pieces(text));
        return parts.isEmpty() || parts.size() > MOST_PARTS
                ? Optional.empty()
                : Optional.of(new VolatileName(text, parts));
    }

    /** With {@code *} for every part. */
    public ByteString pattern() {
        return pattern(-1);
    }

    /** With {@code *} for the parts whose bits are set, the first part being the lowest bit. */
    public ByteString pattern(long chosen) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (((chosen >>> i) & 1) != 0) {
                for (Piece piece : parts.get(i).pieces()) {
                    pattern.append(text, from, piece.start()).append(piece.replacement());
                    from = piece.end();
                }
            }
        }
        pattern.append(text, from, text.length());
        return ByteString.copyOf(pattern.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Number of parts; names of one pattern have the same number. */
    public int parts() {
        return parts.size();
    }

    /** What stands in a part. */
    public String part(int number) {
        return text.substring(parts.get(number).start(), parts.get(number).end());
    }

    /** The parts that are already {@code *}, as bits. */
    public long chosen() {
        long chosen = 0;
        for (int i = 0; i < parts.size(); i++) {
            chosen |= parts.get(i).is(Kind.STAR) ? 1L << i : 0;
        }
        return chosen;
    }

    /** True of a part with a number: neighbours of it are often something else. */
    public boolean numbered(int number) {
        return parts.get(number).is(Kind.NUMBER);
    }

    /** False of a number that is part of a version, or of the name of something installed: another one is another file. */
    public boolean mayVary(int number) {
        if (!numbered(number)) {
            return true;
        }
        if (INSTALLED.matcher(text).matches()) {
            return false;
        }
        Part part = parts.get(number);
        Matcher version = VERSION.matcher(text);
        while (version.find()) {
            if (version.start() < part.end() && part.start() < version.end()) {
                return false;
            }
        }
        return true;
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher whole = WHOLE.matcher(text);
        int from = 0;
        while (whole.find()) {
            int start = -1;
            for (String group : GROUPS) {
                start = Math.max(start, whole.start(group));
            }
            addTokens(text, from, start, pieces);
            pieces.add(new Piece(start, whole.end(), String.valueOf(ANY), Kind.RANDOM));
            from = whole.end();
        }
        addTokens(text, from, text.length(), pieces);
        return pieces;
    }

    /** Words beside a {@code *}, or beside what becomes one, are what was left of a part and stay. */
    private static void addTokens(String text, int from, int to, List<Piece> pieces) {
        Matcher token = TOKEN.matcher(text).region(from, to);
        int star = text.indexOf(ANY, from);
        while (token.find()) {
            while (star >= 0 && star < token.start()) {
                pieces.add(new Piece(star, star + 1, String.valueOf(ANY), Kind.STAR));
                star = text.indexOf(ANY, star + 1);
            }
            int start = token.start();
            int end = token.end();
            boolean beside = (start == from && from > 0)
                    || (end == to && to < text.length())
                    || (start > 0 && text.charAt(start - 1) == ANY)
                    || (end < text.length() && text.charAt(end) == ANY);
            if (!beside) {
                addToken(token.group(), start, pieces);
            }
        }
        while (star >= 0 && star < to) {
            pieces.add(new Piece(star, star + 1, String.valueOf(ANY), Kind.STAR));
            star = text.indexOf(ANY, star + 1);
        }
    }

    private static void addToken(String token, int start, List<Piece> pieces) {
        boolean random = isRandom(token) || IDENTIFIER.matcher(token).matches();
        String replacement =
                random ? String.valueOf(ANY) : NUMBER.matcher(token).replaceAll(String.valueOf(ANY));
        if (!replacement.equals(token)) {
            pieces.add(new Piece(start, start + token.length(), replacement, random ? Kind.RANDOM : Kind.NUMBER));
        }
    }

    private static List<Part> parts(String text, List<Piece> pieces) {
        List<Part> parts = new ArrayList<>();
        List<Piece> open = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!open.isEmpty() && !isWord(text, open.get(open.size() - 1).end(), piece.start())) {
                parts.add(new Part(List.copyOf(open)));
                open.clear();
            }
            open.add(piece);
        }
        if (!open.isEmpty()) {
            parts.add(new Part(List.copyOf(open)));
        }
        return parts;
    }

    private static boolean isWord(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!word) {
                return false;
            }
        }
        return true;
    }

    /** What {@code mkstemp} puts in place of 6 X, and others of 8 or 10: letters in both cases, or digits among them. */
    private static boolean isRandom(String token) {
        if (token.length() != 6 && token.length() != 8 && token.length() != 10) {
            return false;
        }
        boolean lower = token.chars().anyMatch(c -> c >= 'a');
        boolean upper = token.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean digit = token.chars().anyMatch(c -> c <= '9');
        boolean capitalised = upper && !digit && token.substring(1).chars().allMatch(c -> c >= 'a');
        boolean numbered = lower && !upper && endsWithItsDigits(token);
        return (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) > 1 && !capitalised && !numbered;
    }

    private static boolean endsWithItsDigits(String token) {
        int digits = 0;
        while (digits < token.length() && token.charAt(digits) > '9') {
            digits++;
        }
        return token.substring(digits).chars().allMatch(c -> c <= '9');
    }
}
