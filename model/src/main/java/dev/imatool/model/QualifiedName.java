package dev.imatool.model;

import java.util.Optional;

/**
 * An event name taken apart: the path or label, and the container that the entry names next to it.
 *
 * @param eventName the whole name as logged
 * @param container if the entry names one
 * @param path the name without the prefix of a namespace, or from the root file system on that a container's store holds; the whole
 *     name where there is neither, or where it is a namespace alone
 * @param processChain {@code pid->ppid->…}, before the namespace for the creator of a Container-IMA namespace
 */
public record QualifiedName(
        ByteString eventName, Optional<Container> container, ByteString path, Optional<String> processChain) {
    /** Name of the first entry of a boot. */
    public static final ByteString BOOT_AGGREGATE = ByteString.ofText("boot_aggregate");

    /** The same where IMA starts late (Linux 7.3, {@code CONFIG_IMA_INIT_LATE_SYNC}). */
    public static final ByteString BOOT_AGGREGATE_LATE = ByteString.ofText("boot_aggregate_late");

    /** True for {@link #BOOT_AGGREGATE} and {@link #BOOT_AGGREGATE_LATE}. */
    public static boolean namesBootAggregate(ByteString name) {
        return name.equals(BOOT_AGGREGATE) || name.equals(BOOT_AGGREGATE_LATE);
    }

    /** True when {@code field} is such a name and nothing but zeros follows it: a kernel logs no byte after the NUL. */
    static boolean namesBootAggregate(ByteSlice field) {
        return names(field, BOOT_AGGREGATE) || names(field, BOOT_AGGREGATE_LATE);
    }

    private static boolean names(ByteSlice field, ByteString name) {
        int length = name.length();
        if (field.length() < length) {
            return false;
        }
        for (int i = 0; i < field.length(); i++) {
            if (field.at(i) != (i < length ? name.at(i) : 0)) {
                return false;
            }
        }
        return true;
    }

    /** A name without a container. */
    public static QualifiedName plain(ByteString eventName) {
        return new QualifiedName(eventName, Optional.empty(), eventName, Optional.empty());
    }

    /** The whole name, where it is not the path. */
    public Optional<ByteString> differingEventName() {
        return eventName.equals(path) ? Optional.empty() : Optional.of(eventName);
    }

    /** True where the name is that of a namespace alone: the digest of an image (container-ima). */
    public boolean image() {
        return container
                .filter(named -> named.source() == Container.Source.EVENT_NAME)
                .filter(named -> eventName.equals(path))
                .isPresent();
    }

    /** The same name in a namespace whose number is used for the {@code use}th time; what has no such number stays what it is. */
    public QualifiedName used(int use) {
        return new QualifiedName(
                eventName, container.map(one -> one.numberedByKernel() ? one.used(use) : one), path, processChain);
    }

    /** The same name in another namespace. */
    public QualifiedName in(Container other) {
        return new QualifiedName(eventName, Optional.of(other), path, processChain);
    }
}
