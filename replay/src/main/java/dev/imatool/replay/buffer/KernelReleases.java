package dev.imatool.replay.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.util.Optional;

/** Releases of the kernel, which are measured once per boot: two without a boot_aggregate between them do not go together. */
final class KernelReleases {
    private final ListPosition position;
    private Optional<Seen> last = Optional.empty();

    private record Seen(ByteString release, String list, long boots, EntryOfContainer entry) {}

    KernelReleases(ListPosition position) {
        this.position = position;
    }

    Optional<BufferStatement> check(Entry entry, MeasuredBuffer.KernelVersion version) {
        Optional<Seen> before = last;
        last = Optional.of(new Seen(version.release(), entry.list(), position.boots(), EntryOfContainer.of(entry)));
        return before.filter(seen -> seen.list().equals(entry.list()) && seen.boots() == position.boots())
                .filter(seen -> !seen.release().equals(version.release()))
                .map(seen -> BufferStatement.of(Check.KERNEL_VERSION, Result.CHANGED_WITHOUT_BOOT, entry)
                        .about(version.release())
                        .with(seen.entry()));
    }
}
