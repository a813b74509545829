package dev.imatool.examine.statement;

import dev.imatool.examine.joined.JoinedList;
import dev.imatool.parsers.archive.LeftOut;
import java.util.List;

/** About folders and archives, what lies in them, and lists in parts. */
public sealed interface EvidenceStatement extends Statement {
    /** What was not done in full. */
    enum NotDone implements EvidenceStatement {
        /** A file of checksums could not be read. */
        MANIFEST_NOT_READ,
        /** Files of a file of checksums were not found, and others could not be looked at. */
        MANIFEST_FILES_NOT_FOUND
    }

    /** What there is the first of many of. */
    enum Counted {
        /** Quotes. */
        QUOTES,
        /** Signatures of quotes. */
        SIGNATURES_OF_QUOTES,
        /** Files of checksums. */
        MANIFESTS
    }

    /**
     * Things of which only the first were looked at.
     *
     * @param what they are
     * @param number how many there are
     * @param first how many were looked at
     */
    record FirstOnly(Counted what, int number, int first) implements EvidenceStatement {}

    /**
     * Signatures that were not tried on every quote.
     *
     * @param trials after how many trials
     */
    record SignaturesNotTried(int trials) implements EvidenceStatement {}

    /**
     * Lists that were not compared as copies.
     *
     * @param comparisons after how many comparisons
     */
    record CopiesNotCompared(int comparisons) implements EvidenceStatement {}

    /**
     * What was not read, for one reason.
     *
     * @param what the reason, and the first names
     */
    record NotRead(LeftOut what) implements EvidenceStatement {}

    /**
     * Files that go with no list, because many lists are as near.
     *
     * @param number how many
     * @param lists how many lists there are
     * @param first the first of them
     */
    record TooFar(int number, int lists, List<String> first) implements EvidenceStatement {
        public TooFar {
            first = List.copyOf(first);
        }
    }

    /**
     * No list among files.
     *
     * @param files how many files
     */
    record NoList(long files) implements EvidenceStatement {}

    /**
     * No list in a folder of lists.
     *
     * @param files how many files there are, PCR values included
     * @param others those that are none
     */
    record NoListAmong(long files, OtherFiles others) implements EvidenceStatement {}

    /**
     * Files next to lists that are not replayed.
     *
     * @param files those
     */
    record NotReplayed(OtherFiles files) implements EvidenceStatement {}

    /**
     * Files that are no lists.
     *
     * @param number how many
     * @param first the first of them
     */
    record OtherFiles(long number, List<OtherFile> first) {
        public OtherFiles {
            first = List.copyOf(first);
        }
    }

    /**
     * A file that is no list.
     *
     * @param path its path
     * @param form what it is, in the words of the reader
     */
    record OtherFile(String path, String form) {}

    /**
     * Files of PCR values that may be of any of several lists.
     *
     * @param number how many
     * @param first the first of them
     */
    record StrayValues(int number, List<String> first) implements EvidenceStatement {
        public StrayValues {
            first = List.copyOf(first);
        }
    }

    /**
     * Several files that were read as one list.
     *
     * @param list its parts, and what proves them
     */
    record InParts(JoinedList list) implements EvidenceStatement {}

    /**
     * Entries that one kernel measured after it handed its list over to the next.
     *
     * @param before the list of the earlier kernel
     * @param carried entries that it handed over
     * @param entries entries that it has
     */
    record BetweenKernels(String before, long carried, long entries) implements EvidenceStatement {}

    /**
     * A list that is shorter than the kernel's count.
     *
     * @param counted by the kernel
     * @param path the file of the count
     * @param entries those of the list
     */
    record FewerThanCounted(long counted, String path, long entries) implements EvidenceStatement {}

    /**
     * Lines of a file of checksums that were not read.
     *
     * @param number how many
     * @param first number of the first, from 1
     */
    record ManifestLinesUnread(long number, long first) implements EvidenceStatement {}

    /**
     * A file of checksums that was not read to its end.
     *
     * @param lines how many were read
     */
    record ManifestCut(int lines) implements EvidenceStatement {}
}
