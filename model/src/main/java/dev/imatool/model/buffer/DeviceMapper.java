package dev.imatool.model.buffer;

import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the device mapper did to a block device (kernel {@code drivers/md/dm-ima.c}).
 *
 * @param event what was done
 * @param sections all that the text says, in its order; a {@code device_active_metadata=name=…} gives a section that begins
 *     with an attribute of that name without a value
 */
public record DeviceMapper(Event event, List<Attributes> sections) implements MeasuredBuffer {
    /** Begins the section of an active table's device. */
    public static final String ACTIVE_METADATA = "device_active_metadata";
    /** Begins the section of an inactive table's device. */
    public static final String INACTIVE_METADATA = "device_inactive_metadata";

    private static final int SHA256_DIGITS = 64;
    private static final ByteString SHA256 = ByteString.ofText("sha256:");

    public DeviceMapper {
        sections = List.copyOf(sections);
    }

    /** What was done to a device. */
    public enum Event {
        TABLE_LOAD,
        DEVICE_RESUME,
        DEVICE_REMOVE,
        TABLE_CLEAR,
        DEVICE_RENAME;

        /** The name in reports, such as {@code table_load}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String kind() {
        return "device_mapper";
    }

    /** Version of the device mapper's interface; absent in the form of 2021. */
    public Optional<ByteString> version() {
        return value("dm_version");
    }

    /** The device it was done to: the section that has {@code name=}; of a removal the active one where there is one. */
    public Optional<Attributes> device() {
        return sections.stream()
                .filter(section -> section.value("name").isPresent() && !section.beginWith("target_index"))
                .findFirst();
    }

    /** Name of the device. */
    public Optional<ByteString> deviceName() {
        return device().flatMap(device -> device.value("name"));
    }

    /** Parts of the table, for a table load. */
    public List<Attributes> targets() {
        return sections.stream()
                .filter(section -> section.beginWith("target_index"))
                .toList();
    }

    /** The attribute of that name in whatever section has it first. */
    public Optional<ByteString> value(String name) {
        return sections.stream()
                .flatMap(section -> section.value(name).stream())
                .findFirst();
    }

    /** The same as a number. */
    public OptionalLong number(String name) {
        return sections.stream()
                .map(section -> section.number(name))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /** True when the device had no data for the kernel to measure, such as {@code device_resume=no_data}. */
    public boolean withoutData() {
        return value(event.id()).equals(Optional.of(ByteString.ofText("no_data")));
    }

    /** SHA-256 of the table in use. */
    public Optional<ByteString> activeTableHash() {
        return hash("active_table_hash");
    }

    /** SHA-256 of the table that was loaded and not in use. */
    public Optional<ByteString> inactiveTableHash() {
        return hash("inactive_table_hash");
    }

    /** Hex, with {@code sha256:} in front since 5.17, without before. */
    private Optional<ByteString> hash(String name) {
        return value(name)
                .map(text -> text.startsWith(SHA256) ? text.slice(SHA256.length(), text.length()) : text)
                .filter(text -> text.length() == SHA256_DIGITS)
                .filter(DeviceMapper::isHex)
                .map(text -> ByteString.ofHex(text.latin1()));
    }

    private static boolean isHex(ByteString text) {
        return text.latin1().chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x7f);
    }
}
