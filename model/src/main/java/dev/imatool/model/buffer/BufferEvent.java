package dev.imatool.model.buffer;

import dev.imatool.model.ByteString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Event names that the kernel itself gives to buffers, and the names of boot_aggregates, which are no buffers. */
public enum BufferEvent {
    BOOT_AGGREGATE("boot_aggregate"),
    BOOT_AGGREGATE_LATE("boot_aggregate_late"),
    KEXEC_CMDLINE("kexec-cmdline"),
    KERNEL_VERSION("kernel_version"),
    SELINUX_STATE("selinux-state"),
    SELINUX_POLICY_HASH("selinux-policy-hash"),
    KEXEC_LOAD("kexec_load"),
    KEXEC_EXECUTE("kexec_execute"),
    INIT_MODULE("init_module"),
    BLACKLISTED_HASH("blacklisted-hash"),
    POLICY_LOADED("ima_policy_loaded"),
    POLICY_WRITTEN("ima_policy_written"),
    DM_TABLE_LOAD("dm_table_load"),
    DM_DEVICE_RESUME("dm_device_resume"),
    DM_DEVICE_REMOVE("dm_device_remove"),
    DM_TABLE_CLEAR("dm_table_clear"),
    DM_DEVICE_RENAME("dm_device_rename");

    private static final String DEVICE_MAPPER = "dm_";
    private static final Map<ByteString, BufferEvent> BY_NAME = byName();

    private final String eventName;

    BufferEvent(String eventName) {
        this.eventName = eventName;
    }

    private static Map<ByteString, BufferEvent> byName() {
        Map<ByteString, BufferEvent> names = new HashMap<>();
        for (BufferEvent event : values()) {
            names.put(ByteString.ofText(event.eventName), event);
            if (event.eventName.startsWith(DEVICE_MAPPER)) {
                names.put(ByteString.ofText(event.eventName.substring(DEVICE_MAPPER.length())), event);
            }
        }
        return Map.copyOf(names);
    }

    /** The event of that name; those of the device mapper also without {@code dm_}, as its document of 2021 has them. */
    public static Optional<BufferEvent> ofName(ByteString name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name in the list. */
    public String eventName() {
        return eventName;
    }
}
