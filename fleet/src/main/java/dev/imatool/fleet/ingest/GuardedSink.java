package dev.imatool.fleet.ingest;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.fleet.table.FindingRow;
import dev.imatool.fleet.table.HostSink;
import dev.imatool.fleet.table.ListRow;
import dev.imatool.model.EntryView;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells rows that cannot be written, which ends everything, from evidence that cannot be read, which is said of one host. */
public final class GuardedSink implements HostSink {
    private final HostSink sink;
    private @Nullable IOException unwritten;

    /** @param sink that writes */
    public GuardedSink(HostSink sink) {
        this.sink = sink;
    }

    /** Throws what could not be written, where something was not. */
    public void rethrow() throws IOException {
        if (unwritten != null) {
            throw unwritten;
        }
    }

    @Override
    public void entry(EntryView entry, TemplateDigestCheck check, Vouched vouched) throws IOException {
        try {
            sink.entry(entry, check, vouched);
        } catch (IOException failure) {
            throw remembered(failure);
        }
    }

    @Override
    public void list(ListRow row, List<FindingRow> findings) throws IOException {
        try {
            sink.list(row, findings);
        } catch (IOException failure) {
            throw remembered(failure);
        }
    }

    @Override
    public void drop() throws IOException {
        sink.drop();
    }

    private IOException remembered(IOException failure) {
        unwritten = failure;
        return failure;
    }
}
