package dev.imatool.parsers.known.keylime;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import java.util.List;
import java.util.Optional;

/**
 * The digests of a policy as known files. Each is a file of its own: the list under a name holds contents of which any is good.
 * Keyrings and buffers are labels, and so is the boot_aggregate.
 */
final class KnownFileDigests implements PolicyDigests {
    private static final ByteString BOOT_AGGREGATE = ByteString.ofText("boot_aggregate");
    private static final ByteString BOOT_AGGREGATE_LATE = ByteString.ofText("boot_aggregate_late");

    private final KnownFileSink sink;

    KnownFileDigests(KnownFileSink sink) {
        this.sink = sink;
    }

    @Override
    public void section(PolicySection section) {
        // what a repeated key replaces was handed on already
    }

    @Override
    public void name(PolicySection section, ByteString name) {
        // a name without digests says nothing of a content
    }

    @Override
    public void digest(PolicySection section, ByteString name, DigestText text) {
        Optional<ContentDigest> digest = text.digest();
        if (digest.isEmpty()) {
            sink.skipped(unreadable(text) ? KnownSkip.UNREADABLE : KnownSkip.UNKNOWN_ALGORITHM);
        } else if (digest.get().digest().allZero()) {
            sink.skipped(KnownSkip.ZERO);
        } else {
            sink.file(new KnownFile(section.id(), name, state(section, name), List.of(digest.get()), text.bare()));
        }
    }

    private static boolean unreadable(DigestText text) {
        return text.lint()
                .filter(lint -> lint == KeylimeLint.Kind.DIGEST_UNREADABLE)
                .isPresent();
    }

    private static KnownFile.State state(PolicySection section, ByteString name) {
        boolean label =
                section != PolicySection.DIGESTS || name.equals(BOOT_AGGREGATE) || name.equals(BOOT_AGGREGATE_LATE);
        return label ? KnownFile.State.LABEL : KnownFile.State.PRESENT;
    }
}
