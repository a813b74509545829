package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EfiVariable;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says in words what the data of an event is, as far as that is cheap to tell. The words may hold anything the log does. */
public final class EventWords {
    /** What Windows separates its events with, in PCR 12 to 14 (Windows Boot Configuration Log). */
    static final ByteString WBCL = ByteString.ofText("WBCL");

    /** Of the Linux EFI stub, and the containers of the Windows Boot Configuration Log (SIPAEVENT_*, wbcl.h). */
    private static final Map<Long, String> TAGS = Map.of(
            0x8f3b22ecL, " (initrd)",
            0x8f3b22edL, " (load options)",
            0x40010001L, " (Windows trust boundary)",
            0x40010002L, " (Windows early-launch anti-malware)",
            0x40010003L, " (Windows loaded module)",
            0xc0010004L, " (Windows trust point)");

    private static final int SIGNATURE = 16;
    private static final int SHORT_DATA = 8;
    private static final int GPT_HEADER = 92;

    private EventWords() {}

    /** The words; absent where there are none better than the bytes themselves. */
    public static Optional<String> of(FirmwareEvent event) {
        ByteString data = event.data();
        return event.kind().flatMap(kind -> of(kind, data)).or(() -> EventText.of(data));
    }

    private static Optional<String> of(EventKind kind, ByteString data) {
        if (kind.variable()) {
            return EfiVariable.of(data).map(EventWords::variable);
        }
        return switch (kind) {
            case EV_NO_ACTION -> noAction(data);
            case EV_SEPARATOR -> separator(data);
            case EV_EVENT_TAG -> tag(data);
            case EV_EFI_BOOT_SERVICES_APPLICATION, EV_EFI_BOOT_SERVICES_DRIVER, EV_EFI_RUNTIME_SERVICES_DRIVER ->
                DevicePath.ofImageLoad(data);
            case EV_EFI_PLATFORM_FIRMWARE_BLOB -> blob(data);
            case EV_EFI_PLATFORM_FIRMWARE_BLOB2, EV_EFI_HANDOFF_TABLES2 -> described(data);
            case EV_EFI_GPT_EVENT, EV_EFI_GPT_EVENT2 -> partitions(data);
            default -> EventText.of(data);
        };
    }

    private static Optional<String> noAction(ByteString data) {
        if (SpecIdReader.resembles(data)) {
            return SpecIdReader.read(data)
                    .header()
                    .map(header -> header.signature() + ", specification " + header.versionMajor() + "."
                            + header.versionMinor() + " errata " + header.errata());
        }
        if (data.startsWith(FirmwareEvent.STARTUP_LOCALITY)
                && data.length() > FirmwareEvent.STARTUP_LOCALITY.length()) {
            return Optional.of("StartupLocality " + data.at(FirmwareEvent.STARTUP_LOCALITY.length()));
        }
        return EventText.of(data).or(() -> EventText.of(signature(data)));
    }

    /** The first 16 bytes, up to a NUL: they name every EV_NO_ACTION event (profile, section 10.4.5). */
    private static ByteString signature(ByteString data) {
        ByteString head = data.slice(0, Math.min(SIGNATURE, data.length()));
        int end = head.indexOf(0, 0);
        return end < 0 ? head : head.slice(0, end);
    }

    private static Optional<String> separator(ByteString data) {
        if (data.length() != 4) {
            return EventText.of(data);
        }
        if (data.equals(WBCL)) {
            return Optional.of("WBCL (Windows)");
        }
        long value = ByteOrder.LITTLE.unsigned(data);
        boolean ordinary = value == 0 || value == 0xffffffffL;
        return Optional.of(String.format(Locale.ROOT, ordinary ? "0x%08x" : "0x%08x, an error", value));
    }

    private static String variable(EfiVariable variable) {
        ByteString data = variable.data();
        String value =
                data.length() <= SHORT_DATA ? data.isEmpty() ? "empty" : "0x" + data.hex() : data.length() + " bytes";
        return variable.name() + " (" + variable.guid() + "): " + value;
    }

    private static Optional<String> tag(ByteString data) {
        if (data.length() < 8) {
            return Optional.empty();
        }
        long tag = ByteOrder.LITTLE.unsigned(data.slice(0, 4));
        String name = "tag " + String.format(Locale.ROOT, "0x%08x", tag) + TAGS.getOrDefault(tag, "");
        return Optional.of(EventText.of(data.slice(8, data.length()))
                .map(text -> name + ": " + text)
                .orElse(name));
    }

    private static Optional<String> blob(ByteString data) {
        if (data.length() != 16) {
            return EventText.of(data);
        }
        return Optional.of("0x" + reversedHex(data.slice(8, 16)) + " bytes at 0x" + reversedHex(data.slice(0, 8)));
    }

    /** A description before other things: its length in a byte, then text. */
    private static Optional<String> described(ByteString data) {
        if (data.isEmpty() || data.at(0) >= data.length()) {
            return Optional.empty();
        }
        return EventText.of(data.slice(1, 1 + data.at(0)));
    }

    private static Optional<String> partitions(ByteString data) {
        if (data.length() < GPT_HEADER + 8) {
            return Optional.empty();
        }
        String count = Long.toUnsignedString(ByteOrder.LITTLE.unsigned(data.slice(GPT_HEADER, GPT_HEADER + 8)));
        return Optional.of("partition table, " + count + " partitions");
    }

    private static String reversedHex(ByteString bytes) {
        return Long.toHexString(ByteOrder.LITTLE.unsigned(bytes));
    }
}
