package dev.imatool.fleet.question;

import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.SourceReading;
import dev.imatool.examine.reference.SourceTaker;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The contents that sources of known files, in any form, say are bad. */
public final class BadContents {
    /** How many digests a query is asked about. */
    public static final int MOST = 200_000;

    private final SortedSet<String> digests = new TreeSet<>();
    private boolean tooMany;

    /**
     * Reads a source.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if it cannot be read, or nothing was read from it
     */
    public void read(ListPass pass, String source) throws IOException {
        new SourceReading(pass, new Taker(), List.of()).read(pass.inputs().repeatedly(source), true);
    }

    /** False where there are more than {@link #MOST}. */
    public boolean complete() {
        return !tooMany;
    }

    /** The query for all of them. */
    public String sql() throws IOException {
        String all = digests.stream().map(hex -> "'" + hex + "'").collect(Collectors.joining(", "));
        return NamedQuery.BAD.sql().replace("in (?)", "in (" + (all.isEmpty() ? "''" : all) + ")");
    }

    private void take(ContentDigest digest) {
        if (digests.size() < MOST) {
            digests.add(digest.digest().hex());
        } else {
            tooMany |= !digests.contains(digest.digest().hex());
        }
    }

    private final class Taker implements SourceTaker, KnownFileSink {
        private boolean nothing = true;

        @Override
        public KnownFileSink files() {
            return this;
        }

        @Override
        public void value(ReferenceValue value) {
            nothing = false;
            take(value.digest());
        }

        @Override
        public boolean nothing() {
            return nothing;
        }

        @Override
        public Set<HashAlgorithm> algorithms() {
            return Set.of(HashAlgorithm.SHA1, HashAlgorithm.SHA256, HashAlgorithm.SHA384, HashAlgorithm.SHA512);
        }

        @Override
        public void file(KnownFile file) {
            nothing = false;
            file.digests().forEach(BadContents.this::take);
        }

        @Override
        public void removed(KnownFile file) {
            file(file);
        }

        @Override
        public void link(String item, ByteString path, ByteString target, boolean symbolic) {
            // names no content
        }

        @Override
        public void skipped(KnownSkip why) {
            // names no content
        }
    }
}
