package dev.imatool.replay.buffer;

import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.model.buffer.MeasuredBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the measured buffers of a list against its entries, in one pass. For each entry in order: {@link #take} if it has a
 * buffer, then {@link #pass}. Memory is bounded whatever the list holds. Not for use by several threads.
 */
public final class BufferChecks {
    private static final int STATEMENTS = 1000;

    private final ListPosition position = new ListPosition();
    private final KexecContinuity kexec = new KexecContinuity(position);
    private final TableLoads tables = new TableLoads();
    private final LoadedModules modules = new LoadedModules();
    private final KeyChecks keys = new KeyChecks();
    private final KernelReleases kernels = new KernelReleases(position);
    private final List<BufferStatement> statements = new ArrayList<>();
    private long buffers;
    private final Map<BufferFindings.Kind, Long> counts = new HashMap<>();

    /** Takes the buffer of {@code entry}, before {@link #pass}. */
    public void take(Entry entry, MeasuredBuffer buffer) {
        buffers++;
        position.enter(entry.list());
        switch (buffer) {
            case MeasuredBuffer.KexecCounters counters ->
                kexec.check(entry, counters).forEach(this::add);
            case DeviceMapper device -> tables.check(entry, device).forEach(this::add);
            case MeasuredBuffer.DigestOnly digest -> modules.take(entry, digest);
            case MeasuredBuffer.Key key -> keys.check(entry, key).forEach(this::add);
            case MeasuredBuffer.KernelVersion version ->
                kernels.check(entry, version).ifPresent(this::add);
            case MeasuredBuffer.KexecCommandLine line -> {}
            case MeasuredBuffer.SelinuxState state -> {}
            case MeasuredBuffer.PolicyText policy -> {}
            case MeasuredBuffer.Unknown unknown -> {}
        }
    }

    /** Counts {@code entry}, whatever it is. */
    public void pass(EntryView entry) {
        position.pass(entry);
        if (kexec.awaitsExecute() && entry.bootAggregate()) {
            kexec.boot(entry).ifPresent(this::add);
        }
        modules.pass(entry);
    }

    private void add(BufferStatement statement) {
        counts.merge(statement.kind(), 1L, Long::sum);
        if (statements.size() < STATEMENTS || (statement.proof() && giveUpOne())) {
            statements.add(statement);
        }
    }

    /** A thousand tables must not hide that entries are missing. */
    private boolean giveUpOne() {
        for (int last = statements.size() - 1; last >= 0; last--) {
            if (!statements.get(last).proof()) {
                statements.remove(last);
                return true;
            }
        }
        return false;
    }

    /** What was found, once the last entry is passed. */
    public BufferFindings result() {
        modules.statements().forEach(this::add);
        List<BufferStatement> byEntry = new ArrayList<>(statements);
        byEntry.sort(Comparator.comparingLong(BufferStatement::entry));
        return new BufferFindings(buffers, keys.count(), byEntry, counts);
    }
}
