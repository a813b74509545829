package dev.imatool.cli.shell;

import dev.imatool.examine.report.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line as JLine sees it while it is typed, cut by the rules of {@link ShellWords}. JLine compares words as text of a terminal, and leaves out
 * escapes; here its words are the printable form of those that are meant, in which no two are alike.
 *
 * @param line all of it
 * @param cursor where the cursor stands
 * @param before words in front of the one at the cursor
 * @param whole the one at the cursor, without quotes
 * @param begun what of it is in front of the cursor
 * @param rawWordCursor the same as typed, quotes included
 * @param rawWordLength its length as typed
 * @param inProgram true behind a {@code |}
 */
record TypedLine(
        String line,
        int cursor,
        List<String> before,
        String whole,
        String begun,
        int rawWordCursor,
        int rawWordLength,
        boolean inProgram)
        implements CompletingParsedLine {
    /** The line with the cursor at that place. */
    static TypedLine of(String line, int cursor) {
        ShellWords all = ShellWords.of(line);
        List<String> before = new ArrayList<>();
        for (ShellWords.Word word : all.words()) {
            if (word.start() <= cursor && cursor <= word.end()) {
                List<String> begun =
                        ShellWords.of(line.substring(word.start(), cursor)).texts();
                return new TypedLine(
                        line,
                        cursor,
                        before,
                        word.text(),
                        begun.isEmpty() ? "" : begun.get(0),
                        cursor - word.start(),
                        word.end() - word.start(),
                        false);
            }
            if (word.end() < cursor) {
                before.add(word.text());
            }
        }
        boolean inProgram = all.bar().filter(bar -> bar < cursor).isPresent();
        return new TypedLine(line, cursor, before, "", "", 0, 0, inProgram);
    }

    TypedLine {
        before = List.copyOf(before);
    }

    @Override
    public int wordIndex() {
        return before.size();
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(before);
        words.add(word());
        return words;
    }

    @Override
    public String word() {
        return Printable.ofText(whole);
    }

    @Override
    public int wordCursor() {
        return Printable.ofText(begun).length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return Quoting.of(Quoting.ofPrintable(candidate.toString()), complete);
    }
}
