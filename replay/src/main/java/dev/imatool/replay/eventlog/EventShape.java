package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EfiVariable;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.EventRegisters;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.List;
import java.util.Set;

/**
 * Events that firmware hashes alike: of one type, and where a type stands for several things of one kind of data.
 *
 * @param type the event type
 * @param register for types of which vendors put their own into other PCRs; 0 for others
 * @param data which kind of data, where that matters
 */
record EventShape(long type, long register, String data) {
    private static final String TEXT = "text";
    private static final String BYTES = "bytes";
    private static final int LONGEST_PREFIX = 32;

    /** Where UEFI and shim keep what they measure (UEFI specification, sections 3.3 and 32.4.1; shim, lib/guid.c). */
    private static final Set<String> UEFI = Set.of(
            "8be4df61-93ca-11d2-aa0d-00e098032b8c",
            "d719b2cb-3d3a-4596-a3bc-dad00e67656f",
            "605dab50-e046-4300-abb6-3dd810dd8b23");

    static EventShape of(FirmwareEvent event, EventRegisters registers) {
        EventKind kind = event.kind().orElseThrow();
        ByteString data = event.data();
        return switch (kind) {
            case EV_EFI_VARIABLE_DRIVER_CONFIG,
                    EV_EFI_VARIABLE_BOOT,
                    EV_EFI_VARIABLE_BOOT2,
                    EV_EFI_VARIABLE_AUTHORITY ->
                new EventShape(event.type(), event.pcr(), registers == EventRegisters.RTMR ? owner(data) : "");
            case EV_ACTION -> new EventShape(event.type(), 0, text(data) ? TEXT : BYTES);
            case EV_IPL ->
                new EventShape(
                        event.type(),
                        event.pcr(),
                        data.slice(0, prefixLength(data)).latin1());
            case EV_EVENT_TAG ->
                new EventShape(
                        event.type(),
                        event.pcr(),
                        data.slice(0, Math.min(4, data.length())).hex());
            default -> new EventShape(event.type(), 0, "");
        };
    }

    /**
     * The shapes of which a match shows that this one is hashed from its data. Text in EV_ACTION may be a label of
     * something else (OpenPOWER), whatever is true of the bytes next to it; bytes are no label.
     */
    List<EventShape> provenBy() {
        return data.equals(BYTES) ? List.of(this, new EventShape(type, register, TEXT)) : List.of(this);
    }

    /** True where an event that differs from its like was altered; of other types the like may be something else. */
    boolean uniform() {
        return switch (EventKind.of(type).orElseThrow()) {
            case EV_IPL -> !data.isEmpty();
            case EV_EVENT_TAG -> true;
            default -> ofData();
        };
    }

    /** True where the profile has the digest made from the data. */
    boolean ofData() {
        return EventKind.of(type).orElseThrow().digested() == EventKind.Digested.DATA;
    }

    /** In an RTMR the variables of PCR 1 and PCR 7 stand together. */
    private static String owner(ByteString data) {
        return EfiVariable.of(data).filter(each -> UEFI.contains(each.guid())).isPresent() ? "uefi" : "vendor";
    }

    /** True for printable ASCII, with NULs at its end or not. */
    static boolean text(ByteString data) {
        int end = data.length();
        while (end > 0 && data.at(end - 1) == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (data.at(i) < ' ' || data.at(i) >= 0x7f) {
                return false;
            }
        }
        return end > 0;
    }

    /** Length of GRUB's {@code grub_cmd: } or, as older ones write it, {@code grub_cmd }; 0 where there is none. */
    static int prefixLength(ByteString data) {
        int end = 0;
        while (end < Math.min(data.length(), LONGEST_PREFIX) && word(data.at(end))) {
            end++;
        }
        int blank = end < data.length() && data.at(end) == ':' ? end + 1 : end;
        return end > 0 && blank < data.length() && data.at(blank) == ' ' ? blank + 1 : 0;
    }

    private static boolean word(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
