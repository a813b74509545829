package dev.imatool.examine.reference;

import dev.imatool.appraise.known.KnownClaim;
import dev.imatool.appraise.known.Via;
import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureAppraisal;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.signature.FileHashFunctions;
import dev.imatool.examine.signature.SigningKeyFiles;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import java.util.List;
import java.util.Optional;

/** Keys that the user vouches for: a file with a valid signature of one of them is good. */
final class VouchedKeys {
    /** No key. */
    static final VouchedKeys NONE = new VouchedKeys("", List.of(), Optional.empty());

    private final String name;
    private final List<Notice> notices;
    private final Optional<SignatureAppraisal> appraisal;

    private VouchedKeys(String name, List<Notice> notices, Optional<SignatureAppraisal> appraisal) {
        this.name = name;
        this.notices = notices;
        this.appraisal = appraisal;
    }

    /**
     * Reads the keys of files and directories; there may be none.
     *
     * @throws UnreadableInputException if one cannot be read, or holds no public key
     */
    static VouchedKeys read(InputArguments inputs, List<String> files) throws UnreadableInputException {
        if (files.isEmpty()) {
            return NONE;
        }
        SigningKeyFiles.Read read = new SigningKeyFiles(inputs).read(files);
        SignatureAppraisal appraisal = new SignatureAppraisal(SignatureKeys.of(read.keys()), new FileHashFunctions());
        return new VouchedKeys(String.join(", ", files), read.notices(), Optional.of(appraisal));
    }

    /** As given. */
    String name() {
        return name;
    }

    /** True where no key was given. */
    boolean none() {
        return appraisal.isEmpty();
    }

    List<Notice> notices() {
        return notices;
    }

    /** That a key vouches for the content of an entry. */
    Optional<KnownClaim> vouchFor(int source, EntryView view, Entry entry) {
        return appraisal
                .flatMap(signatures -> signatures.appraise(view))
                .filter(signed -> signed.verdict() == SignatureVerdict.GOOD)
                .map(signed -> new KnownClaim(
                        source,
                        key(signed),
                        entry.name().path(),
                        Via.SAME_PATH,
                        KnownFile.State.PRESENT,
                        entry.fileDigest().flatMap(ContentDigest::of)));
    }

    /**
     * What is known of a signature that a source has of a content; empty where no key was given.
     *
     * @param signature as in {@code security.ima}
     */
    Optional<SignatureCheck> ofContent(ByteString signature, ContentDigest content) {
        return appraisal.map(signatures -> signatures.appraise(signature, content));
    }

    private static String key(EntrySignatures signed) {
        return signed.deciding().map(VouchedKeys::key).orElse("");
    }

    /** Where the key stands that made a signature; empty where none is known. */
    static String key(SignatureCheck check) {
        return check.key().map(key -> key.key().origin()).orElse("");
    }
}
