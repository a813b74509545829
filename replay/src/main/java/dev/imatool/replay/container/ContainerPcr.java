package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.replay.PcrMatch;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The container PCR that a namespace list leads to.
 *
 * @param input number of the input the list stands in, from 0
 * @param list name of the list; empty for an input that is one plain list
 * @param container the namespace: the number in the first column, and which use of it
 * @param entries entries extended, violations included
 * @param value cPCR after the last of them; absent where an entry has no SHA-1 template digest
 * @param logged what the {@code cpcr} file says of this namespace
 * @param metAt number of the entry after which the computed value is the one of the {@code cpcr} file
 * @param entriesAfter entries of the list after it
 */
public record ContainerPcr(
        int input,
        String list,
        Container container,
        long entries,
        Optional<ByteString> value,
        Optional<ByteString> logged,
        OptionalLong metAt,
        long entriesAfter) {
    /** The number in the first column. */
    public String namespace() {
        return container.label();
    }

    /** How the computed values compare with the one of the file; absent where that has none. */
    public Optional<PcrMatch.Result> result() {
        return logged.map(value -> metAt.isEmpty()
                ? PcrMatch.Result.NONE
                : entriesAfter == 0 ? PcrMatch.Result.AT_END : PcrMatch.Result.AT_ENTRY);
    }

    /** True when the file gives a value that no prefix of the list leads to. */
    public boolean notReproduced() {
        return result().filter(PcrMatch.Result.NONE::equals).isPresent();
    }
}
