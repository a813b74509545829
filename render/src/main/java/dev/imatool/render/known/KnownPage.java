package dev.imatool.render.known;

import dev.imatool.appraise.known.Answer;
import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.reference.FileSignatureCounts;
import dev.imatool.examine.report.EntryAnswer;
import dev.imatool.examine.report.JudgedEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.AnswerPhrases;
import dev.imatool.render.shared.ContainerText;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sources of known files and what they say of entries, on a page. */
public final class KnownPage {
    private KnownPage() {}

    /** {@code good: debs/: 97 packages, …}: a source, and how many entries name it. */
    public static String source(CheckedSource source, long named) {
        return (source.bad() ? "bad:  " : "good: ") + read(source) + "; concerns " + Phrases.entries(named);
    }

    /** {@code debs/: folder, 97 items, …}: what was read of a source. */
    public static String read(CheckedSource source) {
        List<String> parts = new ArrayList<>();
        if (source.items() > 1) {
            parts.add(Phrases.count(source.items(), "item", "items"));
        }
        parts.add(Phrases.count(source.paths(), "path", "paths"));
        parts.add(Phrases.count(source.digests(), "digest", "digests")
                + (source.algorithms().isEmpty() ? "" : " (" + String.join(", ", source.algorithms()) + ")"));
        source.skipped().forEach((why, count) -> parts.add(count + " skipped: " + Phrases.words(why)));
        String signed = source.signedBy()
                .map(key -> "; signed by " + Printable.ofText(key))
                .orElse("");
        return Phrases.name(source.name()) + ": " + Phrases.words(source.form()) + ", " + String.join(", ", parts)
                + signed + signatures(source.fileSignatures());
    }

    /** {@code ; of the signatures of its files 3 valid, 1 not checked}, or nothing where it has none. */
    private static String signatures(FileSignatureCounts counts) {
        List<String> parts = new ArrayList<>();
        if (counts.valid() > 0) {
            parts.add(counts.valid() + " valid");
        }
        if (counts.wrong() > 0) {
            parts.add(counts.wrong() + " wrong");
        }
        if (counts.notChecked() > 0) {
            parts.add(counts.notChecked() + " not checked");
        }
        return parts.isEmpty() ? "" : "; of the signatures of its files " + String.join(", ", parts);
    }

    /** {@code ; 3 changed, 2 unknown}: what is not known good. */
    public static String others(Map<Answer, Long> all) {
        String counts = counts(all, answer -> answer != Answer.KNOWN_GOOD);
        return counts.isEmpty() ? "" : "; " + counts;
    }

    /** {@code 3 changed, 2 unknown, 200 known good}: the gravest first. */
    public static String counts(Map<Answer, Long> all) {
        return counts(all, answer -> true);
    }

    private static String counts(Map<Answer, Long> all, Predicate<Answer> counted) {
        List<String> counts = new ArrayList<>();
        for (Answer answer : Answer.values()) {
            long count = counted.test(answer) ? all.getOrDefault(answer, 0L) : 0;
            if (count > 0) {
                counts.add(count + " " + AnswerPhrases.words(answer));
            }
        }
        return String.join(", ", counts);
    }

    /** {@code known good by bash 5.2.15-2 (debs/)}: what is said of an entry, behind it. */
    public static String mark(Page page, EntryAnswer said) {
        String by = said.by().isEmpty()
                ? ""
                : link(said.answer())
                        + AnswerPhrases.by(said.by().get(0))
                        + (said.by().size() > 1 ? " and " + (said.by().size() - 1) + " more" : "");
        String reason =
                said.reason().map(why -> " (" + AnswerPhrases.reason(why) + ")").orElse("");
        return page.paint(role(said.answer()), AnswerPhrases.words(said.answer())) + by + reason;
    }

    private static String link(Answer answer) {
        return switch (answer) {
            case KNOWN_BAD -> " in ";
            case CHANGED -> " from ";
            case NOT_COMPARABLE -> " with ";
            case KNOWN_ELSEWHERE, KNOWN_GOOD, EXCLUDED, VIOLATION, UNPROVEN, UNKNOWN, NOT_JUDGED -> " by ";
        };
    }

    private static Role role(Answer answer) {
        return switch (answer) {
            case KNOWN_BAD, CHANGED, VIOLATION -> Role.BAD;
            case UNPROVEN, UNKNOWN, NOT_COMPARABLE, KNOWN_ELSEWHERE, EXCLUDED -> Role.ODD;
            case KNOWN_GOOD -> Role.GOOD;
            case NOT_JUDGED -> Role.DIM;
        };
    }

    /**
     * An entry, whose content it has and whose word that is.
     *
     * @param before the line of the entry begins with this
     */
    public static void entry(Page page, JudgedEntry entry, String before) throws IOException {
        String role = entry.role()
                .filter(one -> entry.container().isPresent())
                .map(one -> "  [" + one.id() + " "
                        + ContainerText.of(page, entry.container().get())
                        + entry.image()
                                .map(image -> ", image " + Printable.ofText(image))
                                .orElse("")
                        + "]")
                .orElse("");
        page.line(before + "entry " + entry.entry() + " at " + Phrases.place(entry.location()) + ": "
                + Printable.textOf(entry.path()) + role + ": " + page.paint(Role.BAD, AnswerPhrases.of(entry)));
        if (entry.logged().isPresent()) {
            page.line("  logged   " + entry.logged().get().text());
        }
        for (ContentDigest digest : entry.said().expected()) {
            page.line("  allowed  " + digest.text());
        }
        for (EntryAnswer.By by : entry.said().by()) {
            page.line("  " + (by.bad() ? "bad in   " : "known to ") + AnswerPhrases.by(by));
        }
    }
}
