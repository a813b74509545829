package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.reference.KeylimeLint;
import java.util.List;

/** About references: sources of known files, allow-lists and the policies of Keylime. */
final class ReferenceWords {
    private ReferenceWords() {}

    static String of(ReferenceStatement statement) {
        return switch (statement) {
            case ReferenceStatement.Remark.NO_USABLE_DIGEST ->
                "it has no usable digest, so no entry can be known by it";
            case ReferenceStatement.Remark.SIGNATURE_NOT_CHECKED ->
                "signature not checked: no key for policies was given";
            case ReferenceStatement.Remark.EXCLUDES_OF_BAD_SOURCE ->
                "its excludes are not used: a bad source leaves no path out";
            case ReferenceStatement.Remark.NOT_ALL_DIGESTS_RESOLVED ->
                "too many entries and too many allowed digests of their paths: not all digests of container-ima were"
                        + " resolved";
            case ReferenceStatement.EntriesNotUsed entries ->
                entries.number() + " of its entries were not used: their template digests do not prove them";
            case ReferenceStatement.EntriesNotProven entries ->
                (entries.number() == 1 ? "1 entry is" : entries.number() + " entries are")
                        + " not proven, and may have had a bad content when measured";
            case ReferenceStatement.BadNotComparable bad -> of(bad);
            case ReferenceStatement.WrongFileSignatures wrong ->
                (wrong.number() == 1 ? "1 file is" : wrong.number() + " files are")
                        + " not known by it: the given keys do not fit the signatures that it has of them";
            case ReferenceStatement.OddWhenIndexed odd ->
                "when the index was built, " + odd.errors() + " errors and " + odd.warnings()
                        + " warnings were reported for it";
            case ReferenceStatement.TooLongForIndex left ->
                (left.number() == 1 ? "1 name is" : left.number() + " names are")
                        + " longer than 1 MiB and not put into the index";
            case ReferenceStatement.NotHashedInIndex not ->
                "its contents were not hashed in " + names(not.algorithms())
                        + " when the index was built, so they cannot be compared with such digests";
            case ReferenceStatement.OfPolicy policy -> of(policy.lint());
        };
    }

    private static String of(ReferenceStatement.BadNotComparable bad) {
        String which = bad.all()
                ? "none of its contents can be compared: "
                : bad.contents() + " of its contents cannot be compared: ";
        String list = bad.list().map(Printable::ofText).orElse("the list");
        if (bad.ofList().isEmpty()) {
            return which + list + " has no digests of files";
        }
        return which
                + (bad.kinds().isEmpty()
                        ? "it has no digests"
                        : list + " has digests of " + names(bad.ofList()) + ", not of " + names(bad.kinds()));
    }

    private static String names(List<String> kinds) {
        return Printable.ofText(String.join(", ", kinds));
    }

    /** What Keylime says of a policy; safe to print. */
    static String of(KeylimeLint lint) {
        return lint.text("'" + Printable.ofText(lint.subject()) + "'");
    }
}
