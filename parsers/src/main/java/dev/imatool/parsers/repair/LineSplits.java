package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.ascii.LineProver;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.NamespaceNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries that stand on one line because line breaks were lost. */
final class LineSplits {
    private static final int MOST_LINES = 64;
    private static final Pattern HEADER =
            Pattern.compile("([0-9]{1,10}) ([0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{40}) [!-~]");

    private final LineProver prover;
    private final SearchBudget budget;

    LineSplits(LineProver prover, SearchBudget budget) {
        this.prover = prover;
        this.budget = budget;
    }

    /** What splitting a line gives. */
    record Split(List<ByteString> alternatives) {
        boolean unique() {
            return alternatives.size() == 1;
        }
    }

    /** Splits the line where template digests prove it, or where those of the entries after a violation allow it. */
    Optional<Split> search(ByteString line) {
        String rest = line.latin1();
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            Matcher header = HEADER.matcher(rest);
            int fieldsAt = fieldsAt(rest);
            if (fieldsAt < 0 || !header.find(fieldsAt)) {
                return closes(rest) && !lines.isEmpty() ? unique(lines, rest) : Optional.empty();
            }
            int cut = provenCut(rest, header);
            if (cut < 0) {
                return lines.isEmpty() && violation(rest) ? alternatives(rest, header) : Optional.empty();
            }
            lines.add(proven(rest.substring(0, cut)));
            rest = rest.substring(cut);
        }
        return Optional.empty();
    }

    /** Where the header begins so that what is before it is proven, or -1: digits may belong to the name. */
    private int provenCut(String text, Matcher header) {
        for (int cut = header.start(1); cut < header.end(1); cut++) {
            if (!proven(text.substring(0, cut)).isEmpty()) {
                return cut;
            }
        }
        return -1;
    }

    /** The line with as many blanks at its end as its empty fields need, if it is proven; else empty. */
    private String proven(String text) {
        String stripped = text.stripTrailing();
        if (!proves(stripped)) {
            return proves(text) ? text : "";
        }
        LineProver.Layout layout = prover.layout(bytes(stripped)).orElseThrow();
        long blanks =
                stripped.chars().skip(layout.fieldsAt()).filter(c -> c == ' ').count();
        return stripped
                + " ".repeat((int) Math.max(0, layout.template().fields().size() - 1 - blanks));
    }

    /** The line ends with its last entry. */
    private boolean closes(String text) {
        return proves(text) || violation(text);
    }

    private Optional<Split> unique(List<String> lines, String last) {
        lines.add(last);
        return Optional.of(new Split(List.of(bytes(joined(lines)))));
    }

    /** Nothing proves where the name of a violation ends. */
    private Optional<Split> alternatives(String text, Matcher header) {
        List<ByteString> alternatives = new ArrayList<>();
        for (int cut = header.start(1); cut < header.end(1); cut++) {
            String number = text.substring(cut, header.end(1));
            String first = text.substring(0, cut).stripTrailing();
            String second = text.substring(cut);
            if (columnOfAnEntry(number) && first.length() > fieldsAt(first) && closes(second)) {
                alternatives.add(bytes(joined(List.of(first, second))));
            }
        }
        return alternatives.size() > 1 ? Optional.of(new Split(alternatives)) : Optional.empty();
    }

    private static boolean columnOfAnEntry(String number) {
        long value = Long.parseLong(number);
        boolean padded = number.length() > 1 && number.startsWith("0");
        return !padded && (value <= CurrentEntry.HIGHEST_PCR || value >= NamespaceNames.SMALLEST);
    }

    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            text.append('\n').append(line.charAt(1) == ' ' ? " " : "").append(line);
        }
        return text.toString();
    }

    private boolean proves(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return budget.spend(bytes.length) && prover.proves(bytes, bytes.length);
    }

    private boolean violation(String text) {
        return prover.layout(bytes(text)).filter(LineProver.Layout::violation).isPresent();
    }

    private int fieldsAt(String text) {
        return prover.layout(bytes(text)).map(LineProver.Layout::fieldsAt).orElse(-1);
    }

    private static ByteString bytes(String text) {
        return ByteString.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
