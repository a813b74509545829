package dev.imatool.replay.verify;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Location;
import dev.imatool.model.QualifiedName;
import java.util.Optional;

/** How two inputs that claim to be copies of one list stand to each other. */
public sealed interface CopyResult {
    /** Entries that are the same in both, from the first on. */
    long sameEntries();

    /** Both hold the same entries. */
    record Same(long sameEntries) implements CopyResult {}

    /**
     * The first input ends where the second goes on: it was read earlier, or cut.
     *
     * @param more entries that only the second has
     */
    record FirstIsPrefix(long sameEntries, long more) implements CopyResult {}

    /**
     * The second input ends where the first goes on.
     *
     * @param more entries that only the first has
     */
    record SecondIsPrefix(long sameEntries, long more) implements CopyResult {}

    /**
     * An entry differs.
     *
     * @param entry its position, from 1, in both inputs
     * @param aspect what differs first
     * @param field the id of the field that differs, in printable ASCII; empty where it is no single field
     * @param first where it is in the first input
     * @param second where it is in the second input
     * @param saidByFirst what the first input says there: digests and bytes in hex (long ones cut), the rest in words; to be
     *     escaped before it is shown
     * @param saidBySecond what the second input says there
     * @param firstName name and container of the entry in the first input
     * @param secondName the same in the second input
     * @param kexec where one of them has a boot_aggregate there
     */
    record PartsAt(
            long sameEntries,
            long entry,
            CopyAspect aspect,
            String field,
            Location first,
            Location second,
            String saidByFirst,
            String saidBySecond,
            QualifiedName firstName,
            QualifiedName secondName,
            Optional<Kexec> kexec)
            implements CopyResult {
        /** The container of the entry in the first input, where it is another one, or none, in the second. */
        public Optional<Container> otherContainer() {
            return firstName.container().filter(first -> !Optional.of(first).equals(secondName.container()));
        }

        /** Its path in the first input, where it is another one in the second. */
        public Optional<ByteString> otherPath() {
            return Optional.of(firstName.path()).filter(first -> !first.equals(secondName.path()));
        }

        /** Its name in the first input, where it has one and is called otherwise in the second. */
        public Optional<QualifiedName> otherName() {
            boolean other = otherPath().isPresent() || !firstName.container().equals(secondName.container());
            return Optional.of(firstName).filter(first -> other && !first.path().isEmpty());
        }

        /** The same where one of the lists is that of a kernel that was started by kexec. */
        PartsAt withKexec(Kexec other) {
            return new PartsAt(
                    sameEntries,
                    entry,
                    aspect,
                    field,
                    first,
                    second,
                    saidByFirst,
                    saidBySecond,
                    firstName,
                    secondName,
                    Optional.of(other));
        }
    }

    /**
     * A kernel that was started by kexec begins in one list where the other goes on: what that one has from there on may have been
     * measured after the list was handed over. Only a value or quote of the PCR proves it.
     *
     * @param inSecond true when the second list is that of the later kernel
     * @param last the last entry of the other
     */
    record Kexec(boolean inSecond, long last) {}
}
