package dev.imatool.examine.input;

import dev.imatool.examine.report.FindingCollector;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A list that rounds of a pushed attestation have brought so far, in pieces that were each read once: what every entry says, as one
 * digest, and where it ends, so that the list can be cut after any entry. 40 bytes for each entry.
 */
public final class RoundList {
    private static final int DIGEST = 32;

    private final List<Piece> pieces;

    private RoundList(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** The first entries of what one document brought. */
    @SuppressWarnings("ArrayRecordComponent") // compared entry by entry alone
    private record Piece(
            String name, ByteString content, boolean text, byte[] digests, long[] ends, int entries, int carried) {
        boolean sameEntry(int index, Piece other, int otherIndex) {
            return Arrays.equals(
                    digests,
                    index * DIGEST,
                    (index + 1) * DIGEST,
                    other.digests,
                    otherIndex * DIGEST,
                    (otherIndex + 1) * DIGEST);
        }

        Piece cut(int to) {
            return new Piece(name, content, text, digests, ends, to, Math.min(to, carried));
        }

        InputSource source() {
            int end = entries == 0 ? 0 : entries == ends.length ? content.length() : behind(ends[entries - 1]);
            ByteString kept = content.slice(0, end);
            return InputSource.ofMember(name, () -> new ByteArrayInputStream(kept.toByteArray()));
        }

        /** Behind the line end, where the list is text. */
        private int behind(long end) {
            int at = (int) Math.min(end, content.length());
            while (text && at < content.length() && (content.at(at) == '\r' || content.at(at) == '\n')) {
                at++;
            }
            return at;
        }
    }

    /**
     * Reads what one document brought.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if it cannot be read
     */
    public static RoundList read(ListPass pass, String name, ByteString content) throws IOException {
        MessageDigest sha256 = sha256();
        Reading reading = new Reading();
        if (!content.isEmpty()) {
            InputSource source = InputSource.ofMember(name, () -> new ByteArrayInputStream(content.toByteArray()));
            pass.over(source, new FindingCollector(), (digests, check) -> reading.add(digests.entry(), sha256));
        }
        return new RoundList(List.of(new Piece(
                name,
                content,
                reading.text,
                Arrays.copyOf(reading.digests, reading.entries * DIGEST),
                Arrays.copyOf(reading.ends, reading.entries),
                reading.entries,
                reading.carried)));
    }

    private static final class Reading {
        private byte[] digests = new byte[64 * DIGEST];
        private long[] ends = new long[64];
        private int entries;
        private int carried;
        private boolean text;

        void add(EntryView entry, MessageDigest sha256) {
            if (entries == ends.length) {
                ends = Arrays.copyOf(ends, 2 * entries);
                digests = Arrays.copyOf(digests, 2 * entries * DIGEST);
            }
            sha256.update((byte) entry.pcr());
            update(sha256, entry.templateDigest());
            update(sha256, entry.templateData());
            System.arraycopy(sha256.digest(), 0, digests, entries * DIGEST, DIGEST);
            if (carried == 0 && entries > 0 && entry.bootAggregate()) {
                carried = entries;
            }
            text = entry.location().lines().isPresent();
            ends[entries++] = entry.location().end();
        }

        private static void update(MessageDigest sha256, ByteSlice bytes) {
            sha256.update((byte) bytes.length());
            sha256.update(bytes.array(), bytes.offset(), bytes.length());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** How many entries it has. */
    public int entries() {
        return pieces.stream().mapToInt(Piece::entries).sum();
    }

    /** Its first entries. */
    public RoundList cut(int entries) {
        List<Piece> kept = new ArrayList<>();
        int left = entries;
        for (Piece piece : pieces) {
            if (left > 0) {
                kept.add(piece.cut(Math.min(left, piece.entries())));
                left -= Math.min(left, piece.entries());
            }
        }
        return new RoundList(kept);
    }

    /** Its first entries, and after them all of {@code next}. */
    public RoundList with(int entries, RoundList next) {
        List<Piece> all = new ArrayList<>(cut(entries).pieces);
        next.pieces.stream().filter(piece -> piece.entries() > 0).forEach(all::add);
        return new RoundList(all);
    }

    /** How many entries stand before its second boot_aggregate: those that a kernel started by kexec was handed; 0 where it has one. */
    public int carried() {
        return pieces.get(0).carried;
    }

    /** What is after its first entries; of a list that one document brought. */
    public InputSource behind(int entries) {
        Piece piece = pieces.get(0);
        ByteString rest =
                piece.content.slice(entries == 0 ? 0 : piece.behind(piece.ends[entries - 1]), piece.content.length());
        return InputSource.ofMember(piece.name, () -> new ByteArrayInputStream(rest.toByteArray()));
    }

    /** How many entries both have in common from the first on. */
    public int common(RoundList other) {
        int most = Math.min(entries(), other.entries());
        int same = 0;
        while (same < most && sameEntry(same, other, same)) {
            same++;
        }
        return same;
    }

    /** What stands in it, read as one list. */
    public InputSource source() {
        return InputSource.joined(pieces.stream().map(Piece::source).toList());
    }

    /**
     * After how many of its entries {@code next} may begin because both say the same from there on to the end of one of them.
     *
     * @param most places
     * @param effort entries that may be compared, so that lists of one entry over and over cost no more
     */
    public List<Integer> overlaps(RoundList next, int most, long effort) {
        List<Integer> places = new ArrayList<>();
        if (next.entries() == 0) {
            return places;
        }
        int entries = entries();
        long left = effort;
        for (int from = entries - 1; from >= 0 && places.size() < most && left > 0; from--) {
            int length = Math.min(entries - from, next.entries());
            int same = 0;
            while (same < length && left-- > 0 && sameEntry(from + same, next, same)) {
                same++;
            }
            if (same == length) {
                places.add(from);
            }
        }
        return places;
    }

    private boolean sameEntry(int index, RoundList other, int otherIndex) {
        Piece piece = pieces.get(0);
        int at = index;
        for (int i = 0; at >= pieces.get(i).entries(); i++) {
            at -= pieces.get(i).entries();
            piece = pieces.get(i + 1);
        }
        return piece.sameEntry(at, other.pieces.get(0), otherIndex);
    }
}
