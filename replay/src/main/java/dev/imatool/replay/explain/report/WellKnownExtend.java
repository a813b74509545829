package dev.imatool.replay.explain.report;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.templatedigest.BankHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What firmware, boot loaders and scripts extend, whatever the machine (TCG PC Client Platform Firmware Profile). */
public enum WellKnownExtend {
    /** EV_SEPARATOR 00000000. */
    SEPARATOR_ZEROS("\0\0\0\0", false),
    /** EV_SEPARATOR ffffffff. */
    SEPARATOR_ONES("\u00ff\u00ff\u00ff\u00ff", false),
    /** EV_SEPARATOR 00000001. */
    ERROR_SEPARATOR("\1\0\0\0", false),
    /** The digest of no data. */
    NO_DATA("", false),
    /** An EFI application is called. */
    EFI_APPLICATION("Calling EFI Application from Boot Option", true),
    /** An EFI application returned. */
    EFI_RETURN("Returning from EFI Application from Boot Option", true),
    /** The operating system asks to leave the boot services. */
    EXIT_BOOT_SERVICES("Exit Boot Services Invocation", true),
    /** The boot services were left. */
    EXIT_SUCCEEDED("Exit Boot Services Returned with Success", true),
    /** The boot services were not left. */
    EXIT_FAILED("Exit Boot Services Returned with Failure", true),
    /** Zeros in place of a digest. */
    ZEROS((byte) 0),
    /** All bytes 0xff in place of a digest, as for a violation that is not logged. */
    ALL_ONES((byte) 0xff);

    private final Optional<String> data;
    private final boolean text;
    private final byte filler;

    /** @param data what is hashed, a byte for each character */
    WellKnownExtend(String data, boolean text) {
        this.data = Optional.of(data);
        this.text = text;
        this.filler = 0;
    }

    /** @param filler what is extended in place of a digest */
    WellKnownExtend(byte filler) {
        this.data = Optional.empty();
        this.text = false;
        this.filler = filler;
    }

    /** The text of the event, where its data is a text. */
    public Optional<String> text() {
        return data.filter(any -> text);
    }

    /** What is extended in {@code bank}. */
    public ByteString digest(PcrBank bank) {
        byte[] digest = new byte[bank.digestLength()];
        if (data.isPresent()) {
            byte[] bytes = data.get().getBytes(StandardCharsets.ISO_8859_1);
            new BankHash(bank).hash(bytes, 0, bytes.length, digest, 0);
        } else {
            Arrays.fill(digest, filler);
        }
        return ByteString.copyOf(digest);
    }
}
