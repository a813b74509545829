package dev.imatool.parsers.known;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the digests that a source gives of one file after the other. */
public final class FileDigests {
    /** More digests of one file than there are hashes say nothing new. */
    private static final int MOST = 32;

    private final KnownFileSink sink;
    private final List<ContentDigest> digests = new ArrayList<>();
    private boolean zero;
    private boolean unknown;

    /** Hands files to {@code sink}. */
    public FileDigests(KnownFileSink sink) {
        this.sink = sink;
    }

    /**
     * Takes a digest by the name of its hash; false where {@code hex} is none of that hash. Of a hash that is not known anything is
     * taken.
     */
    public boolean add(String hash, String hex) {
        Optional<HashAlgorithm> algorithm = HashNames.of(hash);
        if (algorithm.isEmpty()) {
            addUnknown();
            return true;
        }
        return add(algorithm.get(), hex);
    }

    /** Takes a digest; false where {@code hex} is none of that hash. */
    public boolean add(HashAlgorithm algorithm, String hex) {
        Optional<ContentDigest> digest = ContentDigest.listed(false, algorithm, hex);
        digest.ifPresent(this::add);
        return digest.isPresent();
    }

    /** Takes a digest of which the usual hash of its length is meant; false where {@code hex} is none. */
    public boolean addByLength(String hex) {
        return HashNames.ofDigits(hex.length())
                .map(algorithm -> add(algorithm, hex))
                .orElse(false);
    }

    /** Takes a digest. */
    public void add(ContentDigest digest) {
        if (digest.digest().allZero()) {
            zero = true;
        } else if (digests.size() < MOST) {
            digests.add(digest);
        }
    }

    /** Takes note of a digest of a hash that is not known. */
    public void addUnknown() {
        unknown = true;
    }

    /** True where nothing was taken, not even zeros or a digest of a hash that is not known. */
    public boolean none() {
        return digests.isEmpty() && !zero && !unknown;
    }

    /** Hands on the file to which the digests belong, and forgets them. A file without any is one whose path is known. */
    public void file(String item, ByteString path, KnownFile.State state, boolean bare) {
        if (state == KnownFile.State.REMOVED) {
            sink.removed(new KnownFile(item, path, state, digests, bare));
        } else if (!digests.isEmpty()) {
            sink.file(new KnownFile(item, path, state, digests, bare));
        } else if (zero) {
            sink.skipped(KnownSkip.ZERO);
        } else {
            if (!path.isEmpty()) {
                sink.file(new KnownFile(item, path, state, List.of(), false));
            }
            sink.skipped(unknown ? KnownSkip.UNKNOWN_ALGORITHM : KnownSkip.NO_USABLE_DIGEST);
        }
        forget();
    }

    /** The same of the content of a file that says which hashes its digests are. */
    public void file(String item, ByteString path) {
        file(item, path, KnownFile.State.PRESENT, false);
    }

    /** Forgets what was taken. */
    public void forget() {
        digests.clear();
        zero = false;
        unknown = false;
    }
}
