package dev.imatool.model.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An EFI variable as events carry it ({@code UEFI_VARIABLE_DATA}, profile section 10.2.6).
 *
 * @param guid its namespace, as GUIDs are written
 * @param name may hold anything: it comes from the log
 * @param data its content, or the part of it that was used
 */
public record EfiVariable(String guid, String name, ByteString data) {
    private static final int GUID = 16;
    private static final int HEADER = GUID + 8 + 8;

    /**
     * Takes event data apart. The lengths in it are 64-bit numbers and may lie; some shims log a byte after the content,
     * which is left out.
     */
    public static Optional<EfiVariable> of(ByteString event) {
        if (event.length() < HEADER) {
            return Optional.empty();
        }
        long characters = u64(event, GUID);
        long length = u64(event, GUID + 8);
        long rest = event.length() - (long) HEADER;
        if (characters < 0 || characters > rest / 2 || length < 0 || length > rest - 2 * characters) {
            return Optional.empty();
        }
        int nameEnd = HEADER + (int) (2 * characters);
        String name = new String(event.slice(HEADER, nameEnd).toByteArray(), StandardCharsets.UTF_16LE);
        ByteString data = event.slice(nameEnd, nameEnd + (int) length);
        return Optional.of(new EfiVariable(guid(event.slice(0, GUID)), name, data));
    }

    /** How many bytes of event data it takes. */
    public int length() {
        return HEADER + 2 * name.length() + data.length();
    }

    private static long u64(ByteString bytes, int offset) {
        return ByteOrder.LITTLE.unsigned(bytes.slice(offset, offset + 8));
    }

    private static String guid(ByteString bytes) {
        return String.format(
                Locale.ROOT,
                "%08x-%04x-%04x-%s-%s",
                ByteOrder.LITTLE.unsigned(bytes.slice(0, 4)),
                ByteOrder.LITTLE.unsigned(bytes.slice(4, 6)),
                ByteOrder.LITTLE.unsigned(bytes.slice(6, 8)),
                bytes.slice(8, 10).hex(),
                bytes.slice(10, GUID).hex());
    }
}
