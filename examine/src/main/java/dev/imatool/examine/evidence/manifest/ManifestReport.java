package dev.imatool.examine.evidence.manifest;

import java.util.List;

/**
 * How the files of the evidence stand to a file of checksums in it. Whoever changes a file can change that, too: that all fits
 * proves no origin.
 *
 * @param path where the file of checksums lies in the evidence; to be escaped before it is shown
 * @param listed its lines that give a digest of a file; of hashdeep, which gives several in a line, its digests
 * @param fit how many files have the digest of their line
 * @param mismatched how many have another one
 * @param missing how many are not there
 * @param unread how many could not be read, or have a digest of a hash that is not known
 * @param itself how many lines are about the file of checksums, which cannot hold its own digest
 * @param unreadLines how many lines hold something else than a digest and a name
 * @param notListed how many files next to and below it no line is about
 * @param firstNotListed the first of those by name; to be escaped before they are shown
 */
public record ManifestReport(
        String path,
        long listed,
        long fit,
        long mismatched,
        long missing,
        long unread,
        long itself,
        long unreadLines,
        long notListed,
        List<String> firstNotListed) {
    public ManifestReport {
        firstNotListed = List.copyOf(firstNotListed);
    }

    /** True when every line is about a file that has its digest. */
    public boolean fits() {
        return fit > 0 && mismatched + missing + unread == 0;
    }
}
