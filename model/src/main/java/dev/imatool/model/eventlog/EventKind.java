package dev.imatool.model.eventlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The event types that have a name (TCG PC Client Platform Firmware Profile, section 10.4.1). Each says what an event's
 * digest is of, as far as the profile has it computed from the event data.
 */
public enum EventKind {
    EV_PREBOOT_CERT(0x0),
    EV_POST_CODE(0x1),
    EV_UNUSED(0x2),
    EV_NO_ACTION(0x3),
    EV_SEPARATOR(0x4, Digested.DATA),
    EV_ACTION(0x5, Digested.DATA),
    EV_EVENT_TAG(0x6, Digested.MAYBE_DATA),
    EV_S_CRTM_CONTENTS(0x7, Digested.MAYBE_DATA),
    EV_S_CRTM_VERSION(0x8, Digested.DATA),
    EV_CPU_MICROCODE(0x9),
    EV_PLATFORM_CONFIG_FLAGS(0xa, Digested.MAYBE_DATA),
    EV_TABLE_OF_DEVICES(0xb, Digested.MAYBE_DATA),
    EV_COMPACT_HASH(0xc),
    EV_IPL(0xd, Digested.MAYBE_DATA),
    EV_IPL_PARTITION_DATA(0xe),
    EV_NONHOST_CODE(0xf),
    EV_NONHOST_CONFIG(0x10),
    EV_NONHOST_INFO(0x11),
    EV_OMIT_BOOT_DEVICE_EVENTS(0x12, Digested.DATA),
    EV_POST_CODE2(0x13),
    /** An entry of a measurement list, of no TCG specification: as programs of confidential guests append it (cc-trusted-api). */
    IMA_MEASUREMENT_EVENT(0x14),
    EV_EFI_VARIABLE_DRIVER_CONFIG(0x80000001L, Digested.DATA),
    EV_EFI_VARIABLE_BOOT(0x80000002L, Digested.DATA),
    EV_EFI_BOOT_SERVICES_APPLICATION(0x80000003L),
    EV_EFI_BOOT_SERVICES_DRIVER(0x80000004L),
    EV_EFI_RUNTIME_SERVICES_DRIVER(0x80000005L),
    EV_EFI_GPT_EVENT(0x80000006L, Digested.DATA),
    EV_EFI_ACTION(0x80000007L, Digested.DATA),
    EV_EFI_PLATFORM_FIRMWARE_BLOB(0x80000008L),
    EV_EFI_HANDOFF_TABLES(0x80000009L),
    EV_EFI_PLATFORM_FIRMWARE_BLOB2(0x8000000aL),
    EV_EFI_HANDOFF_TABLES2(0x8000000bL),
    EV_EFI_VARIABLE_BOOT2(0x8000000cL, Digested.DATA),
    EV_EFI_GPT_EVENT2(0x8000000dL, Digested.MAYBE_DATA),
    EV_EFI_HCRTM_EVENT(0x80000010L),
    EV_EFI_VARIABLE_AUTHORITY(0x800000e0L, Digested.DATA),
    EV_EFI_SPDM_FIRMWARE_BLOB(0x800000e1L),
    EV_EFI_SPDM_FIRMWARE_CONFIG(0x800000e2L),
    EV_EFI_SPDM_DEVICE_POLICY(0x800000e3L),
    EV_EFI_SPDM_DEVICE_AUTHORITY(0x800000e4L);

    private static final Map<Long, EventKind> BY_ID = byId();

    private final long id;
    private final Digested digested;

    /** What the digest of an event is of. */
    public enum Digested {
        /** Something that the log does not carry: a program, a table. */
        ELSEWHERE,
        /** Something that some firmware or boot loaders log and others do not: a match means something, its lack does not. */
        MAYBE_DATA,
        /** The event data by the profile, or a part of it; a firmware does the same every time. */
        DATA
    }

    EventKind(long id) {
        this(id, Digested.ELSEWHERE);
    }

    EventKind(long id, Digested digested) {
        this.id = id;
        this.digested = digested;
    }

    private static Map<Long, EventKind> byId() {
        Map<Long, EventKind> kinds = new HashMap<>();
        for (EventKind kind : values()) {
            kinds.put(kind.id, kind);
        }
        return Map.copyOf(kinds);
    }

    /** The kind of that number; absent where it has no name. */
    public static Optional<EventKind> of(long type) {
        return Optional.ofNullable(BY_ID.get(type));
    }

    /** The number in a log. */
    public long id() {
        return id;
    }

    /** What the digest is of. */
    public Digested digested() {
        return digested;
    }

    /** True when the event data is an EFI variable ({@code UEFI_VARIABLE_DATA}). */
    public boolean variable() {
        return switch (this) {
            case EV_EFI_VARIABLE_DRIVER_CONFIG,
                    EV_EFI_VARIABLE_BOOT,
                    EV_EFI_VARIABLE_BOOT2,
                    EV_EFI_VARIABLE_AUTHORITY -> true;
            default -> false;
        };
    }
}
