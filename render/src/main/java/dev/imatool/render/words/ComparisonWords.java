package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.ComparisonStatement;

/** About two lists. */
final class ComparisonWords {
    private static final int MEBIBYTE_BITS = 20;

    private ComparisonWords() {}

    static String of(ComparisonStatement statement) {
        return switch (statement) {
            case ComparisonStatement.OfBoots boots -> of(boots);
            case ComparisonStatement.BuffersNotDescribed left ->
                (left.number() == 1
                                ? "1 measured buffer is compared by its digest, but not described"
                                : left.number() + " measured buffers are compared by their digests, but not described")
                        + ": described are buffers up to " + (left.longest() >> MEBIBYTE_BITS) + " MiB, the first "
                        + left.most() + " or " + (left.bytes() >> MEBIBYTE_BITS) + " MiB";
            case ComparisonStatement.SameList twice ->
                "these are the bytes of " + Printable.ofText(twice.first()) + ", and count once";
            case ComparisonStatement.SameRun twice ->
                "these are the bytes of " + Printable.ofText(twice.first()) + ", so both are one run";
            case ComparisonStatement.BeginningOfList copy ->
                beginning(copy.whole(), copy.entries()) + ", and count once";
            case ComparisonStatement.EqualRun equal ->
                "its entries (" + equal.entries() + ") are those of " + Printable.ofText(equal.other())
                        + ", so both are one run";
        };
    }

    private static String beginning(String whole, int entries) {
        return "all its entries (" + entries + ") are the first of " + Printable.ofText(whole);
    }

    private static String of(ComparisonStatement.OfBoots boots) {
        return switch (boots) {
            case RESET_IN_ONE_BOOT -> "--same-boot is assumed, but the quotes show that the TPM was reset between them";
            case NO_RESET_BETWEEN_BOOTS ->
                "--separate-boots is assumed, but the quotes show that the TPM was not reset between them: only a"
                        + " kernel that kexec started without the list of the one before it begins a new one";
            case OTHER_KEYS ->
                "the quotes are by different keys, so that their counts of resets cannot be compared: whether the lists"
                        + " are of one boot is not known";
            case NO_QUOTE -> "one of the lists has no quote: whether the lists are of one boot is not known";
        };
    }
}
