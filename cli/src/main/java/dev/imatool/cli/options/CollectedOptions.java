package dev.imatool.cli.options;

import dev.imatool.replay.GivenStarts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A folder or archive of collected files, and what the user vouches for beside it. */
public final class CollectedOptions {
    @Option(
            names = "--evidence",
            paramLabel = "DIR|ARCHIVE",
            description = {
                "A folder, or a tar, tar.gz or zip archive: its parts are found by content, and all checks are run that they"
                        + " allow (template digests, copies, boot_aggregate, quote, PCR values, signatures)."
            })
    Optional<String> evidence = Optional.empty();

    @Option(
            names = "--nonce",
            paramLabel = "NONCE",
            description = "With --evidence: the nonce sent with the quote request, hex digits or a file with it.")
    Optional<String> nonce = Optional.empty();

    @Option(
            names = {"-u", "--ak"},
            paramLabel = "FILE",
            description = {
                "With --evidence: the attestation key of the machine, in any form that quote takes; as TPM2B_PUBLIC it"
                        + " also says whether a TPM made the quote. Quotes by other keys cover nothing. May be repeated."
            })
    List<String> attestationKeys = new ArrayList<>();

    @Mixin
    FoundKeyOption foundKey;

    @Option(
            names = "--keys",
            paramLabel = "DIR|FILE",
            description = {
                "With --evidence: public keys with which files are signed. Keys in the evidence do not count then. May be"
                        + " repeated."
            })
    List<String> signingKeys = new ArrayList<>();

    @Mixin
    ExpectedPcrOptions.Starts starts = new ExpectedPcrOptions.Starts();

    /** The folder or archive. */
    public Optional<String> evidence() {
        return evidence;
    }

    /** The nonce as typed. */
    public Optional<String> nonce() {
        return nonce;
    }

    /** Files of attestation keys. */
    public List<String> attestationKeys() {
        return List.copyOf(attestationKeys);
    }

    /** True when attestation keys found in the evidence are accepted. */
    public boolean acceptFoundKey() {
        return foundKey.accepted();
    }

    /** Files and folders of keys with which files are signed. */
    public List<String> signingKeys() {
        return List.copyOf(signingKeys);
    }

    /** What PCRs held before the first entry of a part. */
    public GivenStarts starts() {
        return starts.given();
    }

    /** True when an option is given that means nothing without {@code --evidence}. */
    public boolean withoutEvidence() {
        return evidence.isEmpty()
                && (nonce.isPresent()
                        || foundKey.accepted()
                        || !attestationKeys.isEmpty()
                        || !signingKeys.isEmpty()
                        || !starts.given().values().isEmpty());
    }
}
