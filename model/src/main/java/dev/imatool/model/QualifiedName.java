package dev.imatool.model;

import java.util.Optional;

/**
 * An event name taken apart: the path or label, and the namespace that the entry names beside it.
 *
 * @param eventName the whole name as logged
 * @param namespace if the entry names one
 * @param path the name without its namespace prefix; the whole name where there is none, or where it is a namespace alone
 * @param processChain {@code pid->ppid->…}, in front of the namespace for the creator of a Container-IMA namespace
 */
public record QualifiedName(
        ByteString eventName, Optional<Namespace> namespace, ByteString path, Optional<String> processChain) {
    /** Name of the first entry of a boot. */
    public static final ByteString BOOT_AGGREGATE = ByteString.ofText("boot_aggregate");

    /** True when {@code field} is {@link #BOOT_AGGREGATE} up to its end or its first NUL: a name ends there. */
    static boolean namesBootAggregate(ByteSlice field) {
        int length = BOOT_AGGREGATE.length();
        if (field.length() < length || (field.length() > length && field.at(length) != 0)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (field.at(i) != BOOT_AGGREGATE.at(i)) {
                return false;
            }
        }
        return true;
    }

    /** A name without a namespace. */
    public static QualifiedName plain(ByteString eventName) {
        return new QualifiedName(eventName, Optional.empty(), eventName, Optional.empty());
    }

    /** The same name in another namespace. */
    public QualifiedName in(Namespace other) {
        return new QualifiedName(eventName, Optional.of(other), path, processChain);
    }
}
