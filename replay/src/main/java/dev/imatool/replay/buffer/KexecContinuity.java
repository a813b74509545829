package dev.imatool.replay.buffer;

import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The kernel's own count of its list against the list (6.16 on, {@code ima_measure_kexec_event}). Until 7.1 it counts what
 * was carried over a kexec too, from 7.2 on only what it logged itself, staged and deleted entries included. It reads its
 * counters before it adds the entry, so that a list may well have a little more, and never less.
 */
final class KexecContinuity {
    private final ListPosition position;
    private final KexecGaps gaps = new KexecGaps();
    private Optional<Entry> load = Optional.empty();

    KexecContinuity(ListPosition position) {
        this.position = position;
    }

    List<BufferStatement> check(Entry entry, MeasuredBuffer.KexecCounters counters) {
        List<BufferStatement> statements = new ArrayList<>();
        gaps.take(counters.executed() ? BufferEvent.KEXEC_EXECUTE : BufferEvent.KEXEC_LOAD, entry.number());
        load = Optional.of(entry);
        counters.entries().ifPresent(count -> statements.add(entries(entry, count)));
        boolean agrees = statements.stream().anyMatch(each -> each.result() == Result.AGREES);
        counters.listSize().ifPresent(size -> {
            if (agrees && position.sizesKnown()) {
                statements.add(size(entry, size, counters.entries()));
            }
        });
        if (counters.segmentSize().isPresent()
                && counters.listSize().isPresent()
                && counters.listSize().getAsLong() > counters.segmentSize().getAsLong()) {
            statements.add(BufferStatement.of(Check.KEXEC_ROOM, Result.TOO_SMALL, entry)
                    .numbers(
                            counters.segmentSize().getAsLong(),
                            counters.listSize().getAsLong()));
        }
        return statements;
    }

    /** True when a boot_aggregate would come too early. */
    boolean awaitsExecute() {
        return load.isPresent();
    }

    /** Says of a boot_aggregate whether the kernel before it made its last record. */
    Optional<BufferStatement> boot(EntryView aggregate) {
        Optional<Entry> last = load.filter(entry -> entry.list().equals(aggregate.list()));
        load = Optional.empty();
        return gaps.boot(aggregate.number())
                .flatMap(gap -> last.map(entry -> BufferStatement.of(Check.KEXEC_EXECUTE, Result.EVENTS_LOST, entry)
                        .with(EntryOfContainer.of(aggregate))));
    }

    private BufferStatement entries(Entry entry, long count) {
        boolean own = count == position.entriesSinceBoot() && position.boots() > 0;
        Result result = count == position.entries() || own ? Result.AGREES : disagreement(count);
        return BufferStatement.of(Check.KEXEC_ENTRIES, result, entry)
                .numbers(count, own ? position.entriesSinceBoot() : position.entries());
    }

    private Result disagreement(long count) {
        if (count < position.entries()) {
            return Result.MORE;
        }
        return position.beginsWithBoot() ? Result.FEWER : Result.FEWER_OR_STAGED;
    }

    private BufferStatement size(Entry entry, long size, OptionalLong count) {
        boolean whole = count.orElse(-1) == position.entries();
        long computed = whole && size != position.bytesSinceBoot() ? position.bytes() : position.bytesSinceBoot();
        Result result = size == computed ? Result.AGREES : Result.DIFFERS;
        return BufferStatement.of(Check.KEXEC_SIZE, result, entry).numbers(size, computed);
    }
}
