package dev.imatool.replay.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.Location;
import dev.imatool.model.QualifiedName;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What holding one buffer against the rest of the list gave.
 *
 * @param check what was compared
 * @param result what came of it
 * @param entry number of the entry that has the buffer
 * @param list the list of the input it belongs to
 * @param location where it is
 * @param name its event name, and the container that it is of
 * @param subject what it is about: a device, a digest, a key id; from the input, so to be escaped
 * @param logged what the buffer says, where that is a number or a hash
 * @param counted what the list has instead, for numbers
 * @param other the entry it belongs to, where there is one
 * @param otherIn the container that this one claims to be of; absent for the host
 */
public record BufferStatement(
        Check check,
        Result result,
        long entry,
        String list,
        Location location,
        QualifiedName name,
        Optional<ByteString> subject,
        Optional<String> logged,
        OptionalLong counted,
        OptionalLong other,
        Optional<Container> otherIn) {
    /** What is compared. */
    public enum Check {
        /** Number of entries before an entry that a kexec made. */
        KEXEC_ENTRIES,
        /** Bytes of the entries before an entry that a kexec made. */
        KEXEC_SIZE,
        /** Whether the memory set aside for kexec can take the list. */
        KEXEC_ROOM,
        /** Whether the list has the record that a kernel makes last before a kexec. */
        KEXEC_EXECUTE,
        /** Hash of the table that a device uses. */
        ACTIVE_TABLE,
        /** Hash of the table that a device does not use. */
        INACTIVE_TABLE,
        /** Digest of a module that was loaded from memory. */
        MODULE,
        /** Name of a keyring, and what was put into it. */
        KEYRING,
        /** The four bytes by which signatures name a key. */
        KEY_ID,
        /** Release of the kernel. */
        KERNEL_VERSION;

        /** The name in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of it. */
    public enum Result {
        /** The list has what the buffer says. */
        AGREES,
        /** It has fewer, and begins with its boot_aggregate: what is missing was in the list once. */
        FEWER,
        /** It has fewer, and does not begin with a boot_aggregate: the kernel may have moved entries out (staging, 7.2). */
        FEWER_OR_STAGED,
        /** It has more: logged while the kernel wrote the entry, carried over a kexec, or put in. */
        MORE,
        /** Another size, and the same number of entries. */
        DIFFERS,
        /** The list outgrew its room: its end is lost at kexec. */
        TOO_SMALL,
        /** There is none before the next boot_aggregate: what was measured last is in the PCR and not in the list. */
        EVENTS_LOST,
        /** The hash is that of an entry's data. */
        LINKED,
        /** No entry of the list has it. */
        NOT_IN_LIST,
        /** The keyring is called like something of the kernel's. */
        LOOKALIKE,
        /** A private key was put into the list. */
        PRIVATE_KEY,
        /** Two different keys have it. */
        SHARED,
        /** Another one than before, without a boot between them. */
        CHANGED_WITHOUT_BOOT;

        /** The name in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static BufferStatement of(Check check, Result result, Entry entry) {
        return new BufferStatement(
                check,
                result,
                entry.number(),
                entry.list(),
                entry.location(),
                entry.name(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    BufferStatement about(ByteString what) {
        return new BufferStatement(
                check, result, entry, list, location, name, Optional.of(what), logged, counted, other, otherIn);
    }

    BufferStatement numbers(long said, long found) {
        Optional<String> text = Optional.of(Long.toString(said));
        return new BufferStatement(
                check, result, entry, list, location, name, subject, text, OptionalLong.of(found), other, otherIn);
    }

    BufferStatement hash(ByteString bytes) {
        return new BufferStatement(
                check, result, entry, list, location, name, subject, Optional.of(bytes.hex()), counted, other, otherIn);
    }

    BufferStatement with(EntryOfContainer of) {
        return new BufferStatement(
                check,
                result,
                entry,
                list,
                location,
                name,
                subject,
                logged,
                counted,
                OptionalLong.of(of.number()),
                of.container());
    }

    /** What was compared, and what came of it. */
    public BufferFindings.Kind kind() {
        return new BufferFindings.Kind(check, result);
    }

    /** True when the list contradicts itself, provided that all of it could be read. */
    public boolean proof() {
        return kind().proof();
    }
}
