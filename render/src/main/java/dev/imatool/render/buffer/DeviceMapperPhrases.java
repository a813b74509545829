package dev.imatool.render.buffer;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.Attribute;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.render.shared.Phrases;
import java.util.List;
import java.util.Optional;

/** Records of the device mapper. */
final class DeviceMapperPhrases {
    private static final int TARGETS = 3;

    private DeviceMapperPhrases() {}

    static String of(DeviceMapper record) {
        String device = "device " + device(record);
        return switch (record.event()) {
            case TABLE_LOAD -> "table loaded for " + device + targets(record);
            case DEVICE_RESUME -> device + " resumed" + state(record);
            case DEVICE_REMOVE -> device + " removed" + state(record);
            case TABLE_CLEAR -> "table cleared of " + device + state(record);
            case DEVICE_RENAME ->
                device + " renamed to "
                        + record.value("new_name")
                                .map(DeviceMapperPhrases::name)
                                .orElse("(not said)")
                        + uuid(record.value("new_uuid"));
        };
    }

    /** Name, uuid, numbers. */
    static String device(DeviceMapper record) {
        Optional<Attributes> device = record.device();
        String numbers = device.flatMap(each -> each.value("major")
                        .flatMap(major -> each.value("minor")
                                .map(minor -> " (" + Printable.textOf(major) + ":" + Printable.textOf(minor) + ")")))
                .orElse("");
        if (device.filter(each -> each.contradictory("name")).isPresent()) {
            return "with names that contradict each other" + numbers;
        }
        return record.deviceName().map(DeviceMapperPhrases::name).orElse("without a name")
                + uuid(device.flatMap(each -> each.value("uuid")))
                + numbers;
    }

    private static String name(ByteString name) {
        return name.isEmpty() ? "(no name)" : Printable.textOf(name);
    }

    private static String uuid(Optional<ByteString> uuid) {
        return uuid.filter(bytes -> !bytes.isEmpty())
                .map(bytes -> ", uuid " + Printable.textOf(bytes))
                .orElse("");
    }

    private static String state(DeviceMapper record) {
        if (record.withoutData()) {
            return ", of which the kernel had no table";
        }
        return hash("table", record.activeTableHash()) + hash("table not in use", record.inactiveTableHash());
    }

    private static String hash(String what, Optional<ByteString> hash) {
        return hash.map(bytes -> ", " + what + " " + bytes.hex()).orElse("");
    }

    private static String targets(DeviceMapper record) {
        List<Attributes> targets = record.targets();
        StringBuilder text = new StringBuilder(", ").append(Phrases.count(targets.size(), "target", "targets"));
        record.number("num_targets").ifPresent(all -> {
            if (all != targets.size()) {
                text.append(" of ").append(all);
            }
        });
        for (Attributes target : targets.subList(0, Math.min(TARGETS, targets.size()))) {
            text.append("; ").append(target(target));
        }
        return text.append(targets.size() > TARGETS ? "; …" : "").toString();
    }

    private static String target(Attributes target) {
        List<Attribute> rest = target.all().stream()
                .filter(attribute -> !attribute.name().startsWith(ByteString.ofText("target_")))
                .toList();
        String name = target.value("target_name").map(Printable::textOf).orElse("kind not said");
        return name + sectors(target) + (rest.isEmpty() ? "" : ", " + BufferPhrases.attributes(rest));
    }

    private static String sectors(Attributes target) {
        return target.number("target_begin").isPresent()
                        && target.number("target_len").isPresent()
                ? ", " + target.number("target_len").getAsLong() + " sectors from "
                        + target.number("target_begin").getAsLong()
                : "";
    }
}
