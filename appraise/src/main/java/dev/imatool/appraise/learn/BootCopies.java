package dev.imatool.appraise.learn;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.Provenance;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells runs that are copies of one boot, in whatever form. Keeps eight bytes an entry: the beginning of a hash over it and all
 * before it.
 */
final class BootCopies {
    /** How many entries are kept, of all runs together; what comes after them is not compared. */
    private static final int MOST_ENTRIES = 1 << 22;

    /** A list of one entry is how every list of the machine begins. */
    private static final int LEAST = 2;

    private final MessageDigest hash = sha256();
    private final List<long[]> runs = new ArrayList<>();
    private final List<BootCopy> copies = new ArrayList<>();
    private byte[] state = new byte[0];
    private long[] chain = new long[64];
    private int entries;
    private int kept;
    private boolean whole = true;

    /** Begins a run; what was taken since the last one ended is forgotten. */
    void begin() {
        state = new byte[0];
        entries = 0;
    }

    /** Takes the next entry of the present run. */
    void add(Entry entry) {
        if (kept == MOST_ENTRIES) {
            whole = false;
            return;
        }
        hash.update(state);
        hash.update(entry.name().eventName().toByteArray());
        ByteString said = entry.provenance() == Provenance.UNAVAILABLE ? entry.templateDigest() : entry.templateData();
        state = hash.digest(said.toByteArray());
        if (entries == chain.length) {
            chain = Arrays.copyOf(chain, 2 * entries);
        }
        chain[entries++] = ByteBuffer.wrap(state).getLong();
        kept++;
    }

    /** Ends the present run and compares it with those before it. */
    void end() {
        long[] present = Arrays.copyOf(chain, entries);
        for (int other = 0; other < runs.size() && whole; other++) {
            int common = Math.min(present.length, runs.get(other).length);
            if (common >= LEAST && present[common - 1] == runs.get(other)[common - 1]) {
                copies.add(new BootCopy(runs.size() + 1, other + 1, common));
                break;
            }
        }
        runs.add(present);
        state = new byte[0];
        entries = 0;
    }

    /** Each run that is a copy of one before it, with the first of these. */
    List<BootCopy> copies() {
        return List.copyOf(copies);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
