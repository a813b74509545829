package dev.imatool.parsers.cpcr;

import dev.imatool.model.ByteString;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.model.container.CpcrSnapshot.Row;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code cpcr}: rows {@code NS CPCR}, since the third generation {@code NS CPCR SECRET}; since 2017-09-16 a line
 * {@code history HEX} before them, in the second generation also {@code nonce HEX}. Prompts and other text around the rows
 * are no rows and are passed over.
 *
 * <p>A namespace that has the number of one that is gone has a row of its own, and PCR 12 binds both. Where all numbers come again in
 * their order, it is another snapshot.
 *
 * <p>Before a namespace is registered, the kernel takes the empty list head for an error pointer, and reading gives {@code
 * Too many levels of symbolic links}: -40, which is {@code ELOOP}.
 */
public final class CpcrFile {
    /** Longest content that is read, in bytes: some ten thousand namespaces. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final String ELOOP = "Too many levels of symbolic links";
    private static final int NAMESPACE_DIGITS = 10;
    private static final int LEAST_DIGITS = 16;

    private final List<Row> rows = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Optional<ByteString> history = Optional.empty();
    private Optional<ByteString> nonce = Optional.empty();
    private boolean eloop;

    private CpcrFile() {}

    /** Reads the content of a file, at most {@link #MAX_LENGTH} bytes of it. */
    public static CpcrReading parse(byte[] content) {
        CpcrFile file = new CpcrFile();
        int length = Math.min(content.length, MAX_LENGTH);
        String text = new String(content, 0, length, StandardCharsets.ISO_8859_1);
        if (length < content.length) {
            file.report(
                    Severity.ERROR, Place.WHOLE_INPUT, "more than " + MAX_LENGTH + " bytes; the rest was not read", "");
        }
        long number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (!file.line(line.strip(), "line " + number)) {
                break;
            }
        }
        return file.reading();
    }

    /** False when the snapshot ends before this line. */
    private boolean line(String line, String place) {
        eloop |= line.contains(ELOOP);
        String[] words = line.split("\\s+", 5);
        if (words.length == 2 && words[0].equals("history")) {
            return historyLine(words[1], place);
        }
        if (words.length == 2 && words[0].equals("nonce")) {
            nonce = value(words[1], "nonce", place).or(() -> nonce);
        } else if ((words.length == 2 || words.length == 3) && namespace(words[0]) && resemblesDigest(words[1])) {
            row(words, place);
        }
        return true;
    }

    private boolean historyLine(String hex, String place) {
        if (!rows.isEmpty()) {
            report(
                    Severity.WARNING,
                    Place.in(place),
                    "another snapshot begins here; only the first one is used",
                    "check one snapshot at a time");
            return false;
        }
        history = value(hex, "history", place).or(() -> history);
        return true;
    }

    private void row(String[] words, String place) {
        Optional<ByteString> value = value(words[1], "cPCR", place);
        Optional<ByteString> secret = words.length == 3 ? value(words[2], "secret", place) : Optional.empty();
        if (value.isEmpty() || (words.length == 3 && secret.isEmpty())) {
            return;
        }
        rows.add(new Row(words[0], value.get(), secret));
        places.add(place);
    }

    private Optional<ByteString> value(String hex, String what, String place) {
        boolean digits = hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
        if (digits && hex.length() == 2 * CpcrSnapshot.LENGTH) {
            return Optional.of(ByteString.ofHex(hex));
        }
        String found = digits ? hex.length() + " hex digits" : "no hex";
        report(Severity.ERROR, Place.in(place), "a " + what + " takes 40 hex digits, found " + found, "");
        return Optional.empty();
    }

    private static boolean namespace(String word) {
        return word.length() == NAMESPACE_DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** True for what is meant as a digest, though it may be damaged; not for the file names that {@code ls} prints. */
    private static boolean resemblesDigest(String word) {
        long hex = word.chars()
                .filter(c -> c < 0x80 && Character.digit(c, 16) >= 0)
                .count();
        return word.length() >= LEAST_DIGITS && hex >= word.length() - word.length() / 4;
    }

    /** The rows of the first snapshot, with which use of its number each is. */
    private List<Row> counted() {
        Map<String, Integer> uses = new HashMap<>();
        List<Row> counted = new ArrayList<>();
        int first = firstAgain();
        boolean anotherSnapshot = first < rows.size() && repeated(first);
        if (anotherSnapshot) {
            report(
                    Severity.WARNING,
                    Place.in(places.get(first)),
                    "the namespaces have rows already, and come again in their order: another snapshot begins here; only the"
                            + " first one is used",
                    "check one snapshot at a time");
        }
        for (int i = 0; i < (anotherSnapshot ? first : rows.size()); i++) {
            Row row = rows.get(i);
            int use = uses.merge(row.namespace(), 1, Integer::sum);
            if (use > 1) {
                report(
                        Severity.WARNING,
                        Place.in(places.get(i)),
                        "namespace " + row.namespace()
                                + " has a row already: this one is of another that had its number, " + row.namespace()
                                + "#" + use,
                        "");
            }
            counted.add(new Row(row.namespace(), use, row.value(), row.secret()));
        }
        return counted;
    }

    /** Index of the first row whose number has one already; the number of rows where none has. */
    private int firstAgain() {
        Set<String> seen = new HashSet<>();
        int first = 0;
        while (first < rows.size() && seen.add(rows.get(first).namespace())) {
            first++;
        }
        return first;
    }

    /** True where all rows from {@code length} on repeat the numbers of those before them. */
    private boolean repeated(int length) {
        boolean whole = rows.size() % length == 0;
        for (int i = length; whole && i < rows.size(); i++) {
            whole = rows.get(i).namespace().equals(rows.get(i - length).namespace());
        }
        return whole;
    }

    private CpcrReading reading() {
        Optional<CpcrSnapshot> snapshot =
                rows.isEmpty() ? Optional.empty() : Optional.of(new CpcrSnapshot(history, nonce, counted()));
        if (rows.isEmpty() && !eloop && diagnostics.isEmpty()) {
            report(
                    Severity.ERROR,
                    Place.WHOLE_INPUT,
                    "no row of a cpcr file found",
                    "rows are NAMESPACE and 40 hex digits, such as 4026532469 85f8…");
        }
        return new CpcrReading(snapshot, rows.isEmpty() && eloop, diagnostics);
    }

    private void report(Severity severity, Place place, String message, String hint) {
        diagnostics.add(Diagnostic.said(OtherInputKind.CPCR_FILE, severity, message)
                .at(place)
                .hint(hint));
    }
}
