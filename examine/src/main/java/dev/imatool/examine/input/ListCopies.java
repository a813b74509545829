package dev.imatool.examine.input;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.Provenance;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells lists that are copies of one, by what their entries say: whatever the files are called, binary, ascii or compressed. A list only
 * grows, so one that begins with all entries of another is a newer copy of the list of that boot. Keeps eight bytes an entry: the
 * beginning of a hash over it and all before it. Not for use by several threads.
 */
public final class ListCopies {
    /** How many entries are kept, of all lists together; from there on, no list is compared. */
    private static final int MOST_ENTRIES = 1 << 22;

    /** A list of one entry is how every list of a machine begins. */
    private static final int LEAST = 2;

    private final MessageDigest hash = sha256();
    private final List<Kept> kept = new ArrayList<>();
    private byte[] state = new byte[0];
    private long[] chain = new long[64];
    private int entries;
    private int all;
    private boolean whole = true;

    /** A list that counts. */
    private static final class Kept {
        private int input;
        private long[] chain;

        Kept(int input, long[] chain) {
            this.input = input;
            this.chain = chain;
        }
    }

    /**
     * A list that is a copy of one that was taken before it.
     *
     * @param of number of the first of them that counts, as {@link #end} was told
     * @param entries how many entries both begin with, which are all that one of them has
     * @param equal true when both have no more than these
     * @param longer true when it has more than all before it, so that it counts in their place
     */
    public record Copy(int of, int entries, boolean equal, boolean longer) {}

    /** No list was taken yet. */
    public ListCopies() {}

    /** Begins a list; what was taken since the last one ended is forgotten. */
    public void begin() {
        state = new byte[0];
        entries = 0;
    }

    /** Takes the next entry of the present list; what its template digest proves of it is a part of what it says. */
    public void add(EntryView view, TemplateDigestCheck check) {
        add(view.toEntry(), view.firstColumn(), check);
    }

    private void add(Entry entry, long firstColumn, TemplateDigestCheck check) {
        if (all == MOST_ENTRIES) {
            whole = false;
            return;
        }
        hash.update(state);
        update(check.id().getBytes(StandardCharsets.UTF_8));
        hash.update(ByteBuffer.allocate(Long.BYTES).putLong(0, firstColumn).array());
        hash.update((byte) (entry.violation() ? 1 : 0));
        update(entry.name().container().map(Container::id).orElse("").getBytes(StandardCharsets.UTF_8));
        update(entry.name().eventName().toByteArray());
        ByteString said = entry.provenance() == Provenance.UNAVAILABLE ? entry.templateDigest() : entry.templateData();
        state = hash.digest(said.toByteArray());
        if (entries == chain.length) {
            chain = Arrays.copyOf(chain, 2 * entries);
        }
        chain[entries++] = ByteBuffer.wrap(state).getLong();
        all++;
    }

    private void update(byte[] bytes) {
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length).array());
        hash.update(bytes);
    }

    /**
     * Ends the present list, and compares it with those before it that count.
     *
     * @param input its number
     * @return absent where it is a copy of none
     */
    public Optional<Copy> end(int input) {
        long[] present = Arrays.copyOf(chain, entries);
        begin();
        for (Kept other : whole ? kept : List.<Kept>of()) {
            Optional<Copy> copy = compare(present, other);
            if (copy.isPresent()) {
                if (copy.get().longer()) {
                    other.chain = present;
                    other.input = input;
                }
                return copy;
            }
        }
        kept.add(new Kept(input, present));
        return Optional.empty();
    }

    /**
     * The same where each list that equals no other counts, an older copy of one boot included.
     *
     * @param input its number
     * @return first of all an equal list; absent where it is a copy of none
     */
    public Optional<Copy> endOfItsOwn(int input) {
        long[] present = Arrays.copyOf(chain, entries);
        begin();
        Optional<Copy> grown = Optional.empty();
        for (Kept other : whole ? kept : List.<Kept>of()) {
            Optional<Copy> copy = compare(present, other);
            if (copy.isPresent() && copy.get().equal()) {
                return copy;
            }
            grown = grown.or(() -> copy);
        }
        kept.add(new Kept(input, present));
        return grown;
    }

    private static Optional<Copy> compare(long[] present, Kept other) {
        int common = Math.min(present.length, other.chain.length);
        boolean equal = present.length == other.chain.length;
        return common >= (equal ? 1 : LEAST) && present[common - 1] == other.chain[common - 1]
                ? Optional.of(new Copy(other.input, common, equal, present.length > common))
                : Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
