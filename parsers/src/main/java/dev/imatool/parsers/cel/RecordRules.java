package dev.imatool.parsers.cel;

import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.eventlog.EventKind;

/** What a record has to say to be one. */
final class RecordRules {
    private RecordRules() {}

    /**
     * The same record.
     *
     * @throws MalformedRecordException if it is about nothing, or measured something without saying what was extended where
     */
    static CelRecord checked(CelRecord record) throws MalformedRecordException {
        boolean extended = !record.digests().isEmpty();
        if (record.register().isEmpty() && !extended && record.content().type().isEmpty()) {
            throw new MalformedRecordException("it names no register, no digest and no content type");
        }
        boolean measured = switch (record.content()) {
            case CelContent.PcClient event -> event.eventType() != EventKind.EV_NO_ACTION.id();
            case CelContent.ImaTemplate entry -> true;
            case CelContent.ImaTlv entry -> true;
            case CelContent.Systemd measurement -> true;
            case CelContent.Management remark -> false;
            case CelContent.Unknown unknown -> false;
        };
        if (measured && !extended) {
            throw new MalformedRecordException("it has no digest");
        }
        if (measured && record.register().isEmpty()) {
            throw new MalformedRecordException("it names neither a PCR nor an NV index");
        }
        return record;
    }
}
