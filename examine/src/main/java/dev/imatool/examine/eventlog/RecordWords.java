package dev.imatool.examine.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.parsers.eventlog.EventWords;
import java.util.Optional;

/** Says in words what the content of a record is. The words may hold anything the log does. */
final class RecordWords {
    private static final int LONGEST = 300;
    private static final int LENGTH = 4;

    private RecordWords() {}

    static Optional<String> of(CelRecord record) {
        return words(record).map(words -> words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words);
    }

    private static Optional<String> words(CelRecord record) {
        return switch (record.content()) {
            case CelContent.PcClient event -> {
                FirmwareEvent read = new FirmwareEvent(
                        record.number(), record.location(), 0, event.eventType(), record.digests(), event.data());
                yield Optional.of(read.typeName()
                        + EventWords.of(read).map(words -> ": " + words).orElse(""));
            }
            case CelContent.ImaTemplate entry -> Optional.of(entry.template().latin1() + name(entry));
            case CelContent.ImaTlv entry -> Optional.of(entry.path().latin1());
            case CelContent.Systemd measurement ->
                Optional.of(measurement.eventType()
                        + measurement.string().map(string -> ": " + string).orElse(""));
            case CelContent.Management remark -> Optional.of(remark.words());
            case CelContent.Unknown unknown -> Optional.of(unknown.bytes() + " bytes of content");
        };
    }

    /** The event name, which is the second field of all templates of the kernel; the list itself says more. */
    private static String name(CelContent.ImaTemplate entry) {
        byte[] data = entry.data().toByteArray();
        for (ByteOrder order : ByteOrder.values()) {
            int at = 0;
            for (int field = 0; at >= 0 && at + LENGTH <= data.length; field++) {
                long size = order.u32(data, at);
                int from = at + LENGTH;
                at = size <= data.length - from ? from + (int) size : -1;
                if (at >= 0 && field == 1) {
                    return " " + entry.data().slice(from, at).latin1().replaceAll("\0$", "");
                }
            }
        }
        return "";
    }
}
