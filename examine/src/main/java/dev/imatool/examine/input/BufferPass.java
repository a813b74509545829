package dev.imatool.examine.input;

import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.parsers.buffer.BufferReader;
import dev.imatool.replay.buffer.BufferChecks;
import dev.imatool.replay.buffer.BufferFindings;

/** Reads the measured buffers of a list on the way and holds them against its entries. */
public final class BufferPass {
    private final BufferChecks checks = new BufferChecks();

    /** Takes the next entry; only one with a buffer costs more than counting. */
    public void visit(EntryView view) {
        if (view.template().indexOf(FieldId.BUF) >= 0) {
            Entry entry = view.toEntry();
            BufferReader.read(entry).ifPresent(buffer -> checks.take(entry, buffer));
        }
        checks.pass(view);
    }

    /** What was found, once the last entry is visited. */
    public BufferFindings result() {
        return checks.result();
    }
}
