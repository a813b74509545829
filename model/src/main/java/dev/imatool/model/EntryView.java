package dev.imatool.model;

import java.util.Optional;

/**
 * One entry as it stands in a reader's buffers. Every slice is valid until the reader moves; {@link #toEntry()} makes a
 * record that stays.
 */
public interface EntryView {
    /** {@link #pcr()} of an entry whose first column is a namespace. */
    int NO_PCR = -1;

    /** Position in the input, from 1, counted over all lists of the input. */
    long number();

    /** The list the entry belongs to; an input that is one plain list has one of an empty name. */
    String list();

    /** Where the entry is in the input. */
    Location location();

    /** PCR index, 0 to 63, or {@link #NO_PCR}. */
    int pcr();

    /**
     * The number in the first column, 0 to 2^32 - 1: the PCR index, or the namespace where {@link #pcr()} is {@link #NO_PCR};
     * -1 where a view does not know it.
     */
    default long firstColumn() {
        return pcr();
    }

    /** The logged template digest: 20, 32, 48 or 64 bytes. */
    ByteSlice templateDigest();

    /**
     * How the logged template digest is made, as far as the entries of its list before it have shown; absent where its length is
     * that of no bank.
     */
    default Optional<LoggedDigestKind> digestKind() {
        return LoggedDigestKind.usual(templateDigest().length());
    }

    /** Name and fields. */
    Template template();

    /** Where {@link #templateData()} comes from. */
    Provenance provenance();

    /**
     * The bytes that the template digest covers; none when the provenance is {@link Provenance#UNAVAILABLE}. For the
     * legacy {@code ima} template: digest and name, the name zero-padded to 256 bytes.
     */
    ByteSlice templateData();

    /**
     * True when the template data divides into exactly the fields of the template. Otherwise {@link #fieldCount()} is 0.
     */
    boolean fieldsFit();

    /** Number of fields that {@link #field} gives. */
    int fieldCount();

    /** Stored bytes of a field, without its length word. Each index has a slice of its own. */
    ByteSlice field(int index);

    /** True when the logged template digest is all zero (kernel: {@code ima_add_violation}). */
    boolean violation();

    /** True when the reader has already recomputed the logged template digest from the template data, in {@link #digestKind}. */
    boolean proven();

    /**
     * True for the entry that a kernel adds first: the digest of the boot PCRs. The same as {@link Entry#bootAggregate()}, without
     * an object. A reader also looks at where the entry is; a view that cannot goes by the name.
     */
    default boolean bootAggregate() {
        return calledBootAggregate();
    }

    /**
     * True when the event name is {@code boot_aggregate} or {@code boot_aggregate_late} and no buffer was measured under it; false
     * where the fields are not there. A program may be called so, too.
     */
    default boolean calledBootAggregate() {
        boolean named = false;
        for (int i = 0; i < fieldCount(); i++) {
            FieldId id = template().fields().get(i);
            named |= id.encoding().isName() && QualifiedName.namesBootAggregate(field(i));
        }
        int buffer = named ? template().indexOf(FieldId.BUF) : -1;
        return named && (buffer < 0 || field(buffer).length() == 0);
    }

    /**
     * True for an entry that has nothing but the digest of a file, as {@code algorithm:} NUL digest, and the path of that file from
     * {@code /} on. Such a path names no namespace and is not that of a boot_aggregate, but may lead into a {@link ContainerStore}.
     */
    default boolean digestAndPath() {
        if (fieldCount() != 2 || !template().digestAndName() || pcr() == NO_PCR) {
            return false;
        }
        ByteSlice digest = field(0);
        ByteSlice name = field(1);
        int nul = digest.indexOf(0, 0);
        return nul > 1
                && digest.indexOf(':', 0) == nul - 1
                && nul + 1 < digest.length()
                && name.length() > 0
                && name.at(0) == '/';
    }

    /**
     * True for a plain entry: {@linkplain #digestAndPath digest and path}, and no path that leads into a store. Nearly every entry of
     * a list is plain, and may be shown without decoding all of it; a violation may be plain, too.
     */
    default boolean plain() {
        return digestAndPath() && !ContainerStore.mayHold(field(1));
    }

    /** False for nearly all entries that are in no container: whether a look at the whole entry may find one. */
    default boolean mayBeInContainer() {
        if (plain()) {
            return false;
        }
        if (fieldCount() == 0 || pcr() == NO_PCR) {
            return true;
        }
        for (int i = 0; i < fieldCount(); i++) {
            FieldId id = template().fields().get(i);
            boolean own = id.equals(FieldId.NS)
                    || id.equals(FieldId.NID)
                    || id.equals(FieldId.CG_PATH)
                    || id.equals(FieldId.CGN);
            ByteSlice value = field(i);
            boolean named = id.encoding().isName()
                    && value.length() > 0
                    && (value.at(0) != '/' || ContainerStore.mayHold(value));
            if (own || named) {
                return true;
            }
        }
        return false;
    }

    /** This entry as a value. */
    Entry toEntry();

    /** The container that it claims to be of; absent for the host. Copies the entry: for the few that are named. */
    default Optional<Container> container() {
        return toEntry().name().container();
    }
}
