package dev.imatool.cli.options.tpm;

import picocli.CommandLine.Option;

/** {@code --accept-found-key}: what to make of an attestation key that came with the quote. */
public final class FoundKeyOption {
    @Option(
            names = "--accept-found-key",
            description = {
                "Take the attestation key that came with the quote for the machine's own. Anybody can make such a key, so"
                        + " without this its quote covers nothing."
            })
    boolean accepted;

    /** True when the user vouches for it. */
    public boolean accepted() {
        return accepted;
    }
}
