package dev.imatool.replay.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.tpm.TpmHash;
import java.util.Optional;

/**
 * What systemd measures into PCR 9 when it has made an NvPCR ({@code tpm2_nvpcr_initialize}): {@code
 * nvpcr-init:NAME:0xINDEX:ALGORITHM:VALUE} with the value after its first measurement, a secret; newer ones extend zeros and say
 * {@code nvpcr-init:NAME:0xINDEX:TPM-NAME}.
 *
 * @param name of the NvPCR
 * @param index its NV index
 * @param bank the hash of the index
 * @param value after the first measurement; absent where that was zeros
 */
record NvInit(String name, long index, EventAlgorithm bank, Optional<ByteString> value) {
    private static final EventAlgorithm USUAL =
            EventAlgorithm.registered(TpmHash.SHA256.id()).orElseThrow();
    private static final String PREFIX = "nvpcr-init:";

    /** What the record says; absent where it is another one. */
    static Optional<NvInit> of(CelRecord record) {
        if (!(record.content() instanceof CelContent.Systemd content)
                || !content.string().orElse("").startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts =
                content.string().orElseThrow().substring(PREFIX.length()).split(":", -1);
        if (parts.length < 3 || parts.length > 4) {
            return Optional.empty();
        }
        try {
            long index = Long.decode(parts[1]);
            if (parts.length == 3) {
                return Optional.of(new NvInit(parts[0], index, USUAL, Optional.empty()));
            }
            ByteString value = ByteString.ofHex(parts[3]);
            return TpmHash.ofName(parts[2])
                    .filter(hash -> hash.digestLength() == value.length())
                    .flatMap(hash -> EventAlgorithm.registered(hash.id()))
                    .map(bank -> new NvInit(parts[0], index, bank, Optional.of(value)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
