package dev.imatool.parsers.known.bad;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Attributes of MISP events: {@code sha256} and its kin, {@code filename|sha256}, {@code malware-sample} (a name and MD5). Attributes
 * that are not meant for detection ({@code to_ids}) are counted.
 */
public final class MispAttributes {
    private static final int LONGEST_ITEM = 200;
    private static final Pattern AROUND_HASH =
            Pattern.compile("^(?:file)?[ _-]?hash(?:es)?[ :._-]|[ _-](?:file )?hash$", Pattern.CASE_INSENSITIVE);

    private final KnownFileSink sink;
    private final KnownRemarks remarks;
    private final FileDigests digests;
    private long context;

    /** Hands contents to {@code sink}. */
    public MispAttributes(KnownFileSink sink, KnownRemarks remarks) {
        this.sink = sink;
        this.remarks = remarks;
        this.digests = new FileDigests(sink);
    }

    /**
     * Takes an attribute.
     *
     * @param comment what is said of it; empty for nothing
     * @param toIds whether it is meant for detection; empty where that is not said
     */
    public void take(String type, String value, String comment, String toIds, Place place) {
        String hash = hash(type);
        Optional<HashAlgorithm> algorithm = HashNames.of(hash);
        if (algorithm.isEmpty()) {
            sink.skipped(KnownSkip.NO_HASH);
            return;
        }
        if (toIds.equals("0") || toIds.equalsIgnoreCase("false")) {
            context++;
            sink.skipped(KnownSkip.NO_HASH);
            return;
        }
        int split = value.lastIndexOf('|');
        String hex = value.substring(split + 1).strip();
        if (digests.add(algorithm.get(), hex)) {
            String item = comment.isEmpty() && split > 0 ? value.substring(0, split) : comment;
            digests.file(
                    item.substring(0, Math.min(item.length(), LONGEST_ITEM)),
                    ByteString.EMPTY,
                    KnownFile.State.PRESENT,
                    false);
        } else {
            sink.skipped(KnownSkip.UNREADABLE);
            remarks.error(place, KnownRemarks.quoted(value) + " is not a digest of " + KnownRemarks.quoted(hash));
        }
    }

    /** True for a type of attributes that have a hash. */
    static boolean hasHash(String type) {
        return HashNames.of(hash(type)).isPresent();
    }

    /** The name of the hash in {@code filename|sha256}, {@code FileHash-SHA256} or {@code hash_sha256}. */
    private static String hash(String type) {
        return type.equals("malware-sample")
                ? "md5"
                : AROUND_HASH.matcher(type.substring(type.lastIndexOf('|') + 1)).replaceAll("");
    }

    /** Says what was left out. */
    public void end() {
        if (context > 0) {
            remarks.note(
                    Place.WHOLE_INPUT,
                    context + (context == 1 ? " hash is" : " hashes are")
                            + " marked as not meant for detection (to_ids), and left out");
        }
    }
}
