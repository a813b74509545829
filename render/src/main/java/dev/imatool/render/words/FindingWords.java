package dev.imatool.render.words;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.Statement;

/** Findings that carry a statement, and expected values that nothing decides. */
public final class FindingWords {
    private FindingWords() {}

    /** One sentence. */
    public static String of(Finding.OfLine line) {
        return StatementWords.of(
                line.statement(),
                ofItsKind(line.kind()),
                line.statement() instanceof Statement.Said said ? Printable.ofText(said.text()) : "");
    }

    private static String ofItsKind(FindingKind kind) {
        return switch (kind) {
            case NOTHING_READ -> "not one entry could be read, so nothing was compared";
            case NOT_COMPARABLE ->
                "no digest in the value that could be compared with that of the file, so whether it is of the file is"
                        + " not known";
            default -> kind.meaning();
        };
    }

    /** Why a value is not decided, in one clause. */
    public static String of(Finding.PcrUndecided open) {
        return switch (open.undecided().reason()) {
            case UNKNOWN_BANK ->
                open.undecided().expected().ofTdx()
                        ? "this is a register of a TDX guest, which no list extends; 'imatool eventlog' compares it"
                        : "lists cannot be replayed in this bank";
            case WRONG_LENGTH -> "the value is not as long as the digests of its bank";
            case PCR_NOT_EXTENDED -> "the list does not extend this PCR";
            case NOT_COMPUTABLE ->
                (open.entry().isPresent() ? "entry " + open.entry().getAsLong() : "an entry")
                        + " has no template digest in this bank, nor data to compute one from";
            case UNKNOWN_BEGINNING -> "the list begins at an unknown entry, not with a boot_aggregate";
            case PART_MISSING ->
                "the list may go on in parts that are missing: a list found with it begins at an unknown entry";
        };
    }
}
