package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.List;
import java.util.Optional;

/**
 * Tells an event log from what is given by mistake. Only a header makes a log certain; without one its first event has to
 * make sense, because old BIOSes write none.
 */
final class EventLogDetector {
    private static final int HEAD = 512;
    private static final int LONGEST_TEMPLATE_NAME = 254;
    private static final long FIRST_TXT_TYPE = 0x400;
    private static final long LAST_TXT_TYPE = 0x5ff;
    private static final long EFI_BASE = 0x80000000L;
    private static final long EFI_LAST = 0x800001ffL;
    private static final int MAGIC_PADDING = 32;
    private static final List<Magic> TEXTS = List.of(
            new Magic("\u00ffTCG", "a TPM quote (TPMS_ATTEST)"),
            new Magic("\u007fELF", "an ELF program"),
            new Magic("PK\u0003\u0004", "a zip archive"),
            new Magic("\u00fd7zXZ", "an xz file"),
            new Magic("(\u00b5/\u00fd", "a zstd file"),
            new Magic("CCEL", "the ACPI table CCEL, which only contains the address of the log"),
            new Magic("TPM2", "the ACPI table TPM2, which only contains the address of the log"),
            new Magic("TCPA", "the ACPI table TCPA, which only contains the address of the log"));

    private EventLogDetector() {}

    private record Magic(String bytes, String name) {}

    /** Why the content is no event log; absent where it is one. */
    static Optional<String> whyNot(ByteString content) {
        if (content.isEmpty()) {
            return Optional.of("it is empty");
        }
        String head = content.slice(0, Math.min(content.length(), HEAD)).latin1();
        for (Magic magic : TEXTS) {
            if (head.startsWith(magic.bytes)) {
                return Optional.of("it is " + magic.name);
            }
        }
        if (measurementList(content)) {
            return Optional.of("it is a measurement list (IMA), which the kernel writes, not the firmware");
        }
        if (text(head)) {
            return Optional.of(textKind(head, content));
        }
        if (content.slice(0, Math.min(content.length(), MAGIC_PADDING)).allZero()) {
            return Optional.of("it begins with zeros");
        }
        if (plausible(content, ByteOrder.LITTLE)) {
            return Optional.empty();
        }
        return Optional.of(
                plausible(content, ByteOrder.BIG)
                        ? "its numbers are big endian, and only little-endian logs are read"
                        : "it begins neither with a header (Spec ID Event) nor with a plausible event");
    }

    /** True when the head of the first event makes sense: its PCR, its type, its length. */
    private static boolean plausible(ByteString content, ByteOrder order) {
        if (content.length() < Sha1EventReader.SHORTEST) {
            return false;
        }
        long pcr = number(content, 0, order);
        long type = number(content, 4, order);
        long length = number(content, Sha1EventReader.SHORTEST - 4, order);
        int at = Sha1EventReader.SHORTEST;
        boolean header = type == EventKind.EV_NO_ACTION.id()
                && SpecIdReader.resembles(content.slice(at, Math.min(content.length(), at + 16)));
        return header || (pcr < FirmwareEvent.PCRS && knownType(type) && length <= content.length() - at);
    }

    private static boolean knownType(long type) {
        boolean txt = type >= FIRST_TXT_TYPE && type <= LAST_TXT_TYPE;
        boolean efi = type >= EFI_BASE && type <= EFI_LAST;
        return EventKind.of(type).isPresent() || txt || efi;
    }

    /** True for binary and ascii measurement lists: a template name stands after PCR and template digest. */
    private static boolean measurementList(ByteString content) {
        for (PcrBank bank : PcrBank.usual()) {
            int at = 4 + bank.digestLength();
            for (ByteOrder order : ByteOrder.values()) {
                if (content.length() >= at + 8 && templateName(content, at, order)) {
                    return true;
                }
            }
        }
        String head = content.slice(0, Math.min(content.length(), 200)).latin1();
        return head.matches("(?s)\\s?\\d{1,10} [0-9a-f]{40,128} \\S+ .*");
    }

    private static boolean templateName(ByteString content, int at, ByteOrder order) {
        long length = number(content, at, order);
        if (length < 3 || length > LONGEST_TEMPLATE_NAME || length > content.length() - at - 4L) {
            return false;
        }
        String name = content.slice(at + 4, at + 4 + (int) length).latin1();
        return name.startsWith("ima") || name.startsWith("evm-sig") || name.matches("d(-ng|-ngv2)?\\|[a-z0-9|-]+");
    }

    private static boolean text(String head) {
        return head.chars().allMatch(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0x7f));
    }

    private static String textKind(String head, ByteString content) {
        if (head.contains("EventNum:") || head.contains("PCRIndex:")) {
            return "it is the output of tpm2_eventlog (PCR values can be read from it)";
        }
        boolean values = head.matches("(?s)\\s*(sha1|sha256|sha384|sha512|pcrs)\\s*:.*");
        if (values) {
            return "it is a list of PCR values";
        }
        return content.at(0) == '{' || content.at(0) == '[' ? "it is JSON" : "it is text";
    }

    private static long number(ByteString content, int at, ByteOrder order) {
        return order.unsigned(content.slice(at, at + 4));
    }
}
