package dev.imatool.fleet.table;

import java.util.List;
import java.util.Optional;

/**
 * A row of {@code lists}: one measurement list of one host, and what its evidence proves.
 *
 * @param key which list of which host
 * @param day the day it counts as, {@code YYYY-MM-DD}: the partition
 * @param read what was read
 * @param proof what is proven of it
 * @param storedFrom number of the first of its entries that are stored with it; the entries before are those of the earlier list of the
 *     same boot
 * @param stored how many entries are stored with it
 * @param quoted how many of these a quote vouches for
 * @param findings how many findings there are, counted each
 */
public record ListRow(
        Key key, String day, Read read, Proof proof, long storedFrom, long stored, long quoted, long findings) {
    /**
     * Which list.
     *
     * @param host the name under which it was collected: a claim
     * @param sha256 over the raw bytes of the file
     * @param boot sha256 of the first list that began with the same bytes: that of the list where it goes on from none
     * @param evidence names what was examined: the list with all that lay beside it, and what the user gave
     */
    public record Key(String host, String sha256, String boot, String evidence) {}

    /**
     * What was read.
     *
     * @param source the file or member of an archive, escaped
     * @param asCollected names all files of its folder and what the user gave; absent where an ingest must look into them to tell
     * @param collectedAt when it was collected, as told; absent where nobody did
     * @param bytes of the file
     * @param copies sha256 of its other copies in the same evidence
     */
    public record Read(
            String source,
            Optional<String> asCollected,
            Optional<String> collectedAt,
            long bytes,
            Optional<String> format,
            Optional<String> byteOrder,
            Optional<String> templateHash,
            long entries,
            long violations,
            String completeness,
            List<String> copies) {
        public Read {
            copies = List.copyOf(copies);
        }
    }

    /**
     * What is proven.
     *
     * @param verdict the evidence in one word
     * @param pcrVerdict how it compares with the PCR values beside it
     * @param reproducedAt the last entry that leads to one of them
     * @param quoteVerdict what quotes prove of it
     * @param quoteKey name of the file with the quote's key among those that the user gave; absent where none was
     * @param coveredTo the last entry that a quote covers
     */
    public record Proof(
            String verdict,
            long matching,
            long mismatching,
            long notComputable,
            String pcrVerdict,
            Optional<Long> reproducedAt,
            String quoteVerdict,
            Optional<String> quoteKey,
            boolean nonceKnown,
            Optional<Long> coveredTo) {}
}
