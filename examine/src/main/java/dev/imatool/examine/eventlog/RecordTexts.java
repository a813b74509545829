package dev.imatool.examine.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.parsers.eventlog.EventWords;

/** Reads what the content of a record says. */
final class RecordTexts {
    private static final int LONGEST = 300;
    private static final int LENGTH = 4;

    private RecordTexts() {}

    static RecordText of(CelRecord record) {
        return switch (record.content()) {
            case CelContent.PcClient event -> {
                FirmwareEvent read = new FirmwareEvent(
                        record.number(), record.location(), 0, event.eventType(), record.digests(), event.data());
                yield said(read.typeName()
                        + EventWords.of(read).map(words -> ": " + words).orElse(""));
            }
            case CelContent.ImaTemplate entry -> said(entry.template().latin1() + name(entry));
            case CelContent.ImaTlv entry -> said(entry.path().latin1());
            case CelContent.Systemd measurement ->
                said(measurement.eventType()
                        + measurement.string().map(string -> ": " + string).orElse(""));
            case CelContent.Management remark -> said(remark.words());
            case CelContent.Unknown unknown -> new RecordText.NotRead(unknown.bytes());
        };
    }

    private static RecordText said(String text) {
        return new RecordText.Said(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
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
