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
    SEPARATOR_ZEROS(new byte[4]),
    /** EV_SEPARATOR ffffffff. */
    SEPARATOR_ONES(new byte[] {-1, -1, -1, -1}),
    /** EV_SEPARATOR 00000001. */
    ERROR_SEPARATOR(new byte[] {1, 0, 0, 0}),
    /** The digest of no data. */
    NO_DATA(new byte[0]),
    /** An EFI application is called. */
    EFI_APPLICATION("Calling EFI Application from Boot Option"),
    /** An EFI application returned. */
    EFI_RETURN("Returning from EFI Application from Boot Option"),
    /** The operating system asks to leave the boot services. */
    EXIT_BOOT_SERVICES("Exit Boot Services Invocation"),
    /** The boot services were left. */
    EXIT_SUCCEEDED("Exit Boot Services Returned with Success"),
    /** The boot services were not left. */
    EXIT_FAILED("Exit Boot Services Returned with Failure"),
    /** Zeros in place of a digest. */
    ZEROS((byte) 0),
    /** All bytes 0xff in place of a digest, as for a violation that is not logged. */
    ALL_ONES((byte) 0xff);

    private final Optional<String> text;
    private final Optional<ByteString> data;
    private final byte filler;

    WellKnownExtend(byte[] data) {
        this.text = Optional.empty();
        this.data = Optional.of(ByteString.copyOf(data));
        this.filler = 0;
    }

    WellKnownExtend(String text) {
        this.text = Optional.of(text);
        this.data = Optional.of(ByteString.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
        this.filler = 0;
    }

    WellKnownExtend(byte filler) {
        this.text = Optional.empty();
        this.data = Optional.empty();
        this.filler = filler;
    }

    /** The text of the event, where its data is a text. */
    public Optional<String> text() {
        return text;
    }

    /** What is extended in {@code bank}. */
    public ByteString digest(PcrBank bank) {
        byte[] digest = new byte[bank.digestLength()];
        if (data.isPresent()) {
            byte[] bytes = data.get().toByteArray();
            new BankHash(bank).hash(bytes, 0, bytes.length, digest, 0);
        } else {
            Arrays.fill(digest, filler);
        }
        return ByteString.copyOf(digest);
    }
}
