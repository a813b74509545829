package dev.imatool.model;

import java.util.List;
import java.util.Optional;

/**
 * The container that an entry claims to be of. Whoever runs there may choose most of what the claim rests on: names of directories, of
 * control groups, of pods. So two claims are one container only where all of this is equal.
 *
 * @param label what tells it from others: the number or UUID of a namespace as printed, the id that its runtime gave it, the id
 *     of its root file system in a store, or a name
 * @param source where the entry says so
 * @param runtime what runs it, as far as the claim says: docker, containerd, cri-o, podman, lxc, …
 * @param pod UID of its Kubernetes pod, where the claim says it
 * @param within where it is, beside which its label says nothing: the directory of the engine, where a path in its store names the
 *     container, or the ids of the containers in which its control group is nested, separated by slashes
 * @param use which of those that had the number of this namespace it is, from 1 on: a kernel gives the number of one that is gone to
 *     another ({@link dev.imatool.model.container.NamespaceUses}); 1 for all that are no namespaces
 */
public record Container(
        String label, Source source, Optional<String> runtime, Optional<String> pod, Optional<String> within, int use) {
    /** One whose label is used once. */
    public Container(
            String label, Source source, Optional<String> runtime, Optional<String> pod, Optional<String> within) {
        this(label, source, runtime, pod, within, 1);
    }

    /** A container that is neither in a store nor in another one. */
    public Container(String label, Source source, Optional<String> runtime, Optional<String> pod) {
        this(label, source, runtime, pod, Optional.empty());
    }

    /**
     * Numbers up to this one are those of initial namespaces, of whatever kind: fixed ones, and the first that is given out
     * ({@code include/linux/proc_ns.h}, {@code PROC_DYNAMIC_FIRST}).
     */
    private static final long HIGHEST_INITIAL = 0xf0000000L;

    private static final int NUMBER_DIGITS = 10;

    /** Between a number and its use. */
    private static final char USE = '#';

    private static final String NIL_UUID = "00000000-0000-0000-0000-000000000000";

    /** Digits that runtimes show of an id of {@link #ID_DIGITS}. */
    private static final int SHOWN_DIGITS = 12;

    /** Hex digits of an id that a runtime makes. */
    private static final int ID_DIGITS = 64;

    /** Where an entry names its container. */
    public enum Source {
        /** A namespace in place of the PCR index (per-namespace lists of Container-IMA). */
        FIRST_COLUMN,
        /** A namespace in front of the path, {@code NS:/path}, or alone as the whole name (container-ima). */
        EVENT_NAME,
        /** A namespace in a template field of its own ({@code ns}, {@code nid}). */
        TEMPLATE_FIELD,
        /** The mount namespace in an audit record ({@code mnt_ns}, linuxkit). */
        AUDIT_RECORD,
        /** A control group ({@code cg-path}, {@code cgn}). */
        CONTROL_GROUP,
        /** A path in the store of a container engine. */
        STORE;

        /** True of those that name a namespace. */
        public boolean namespace() {
            return this != CONTROL_GROUP && this != STORE;
        }
    }

    /** The container that is a namespace. Of which kind it is (mount, UTS, user) differs from fork to fork and does not show. */
    public static Container ofNamespace(String label, Source source) {
        return new Container(label, source, Optional.empty(), Optional.empty());
    }

    /** The same number, used for the {@code use}th time. */
    public Container used(int times) {
        return times == use ? this : new Container(label, source, runtime, pod, within, times);
    }

    /**
     * The label, and which use of it is meant: {@code 4026532481} for the first, {@code 4026532481#2} for the second. Whoever calls a
     * container {@code 4026532481#2} gets {@code 4026532481#2#1}.
     */
    public String id() {
        return use > 1 || looksUsedAgain() ? label + USE + use : label;
    }

    private boolean looksUsedAgain() {
        int mark = label.lastIndexOf(USE);
        return mark > 0
                && mark + 1 < label.length()
                && label.chars().skip(mark + 1L).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number or UUID of the namespace, as printed, where it is one. */
    public Optional<String> namespace() {
        return source.namespace() ? Optional.of(label) : Optional.empty();
    }

    /** True of an initial namespace, and of none (a UUID of zeros): what runs there is the host. */
    public boolean host() {
        boolean number = label.length() == NUMBER_DIGITS && label.chars().allMatch(c -> c >= '0' && c <= '9');
        return source.namespace() && (label.equals(NIL_UUID) || (number && Long.parseLong(label) <= HIGHEST_INITIAL));
    }

    /**
     * True where the label is a number that is counted up: that of a namespace, or of a snapshot. After a reboot, or where images were
     * removed, it may be that of another container.
     */
    public boolean numbered() {
        String number = label.substring(label.lastIndexOf('/') + 1);
        boolean digits = !number.isEmpty()
                && number.length() <= NUMBER_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (source.namespace() || label.indexOf('/') > 0);
    }

    /** True of a number that a kernel with Container-IMA or container-ima puts there: the number of a namespace of this kernel. */
    public boolean numberedByKernel() {
        return (source == Source.FIRST_COLUMN || source == Source.EVENT_NAME)
                && label.length() == NUMBER_DIGITS
                && numbered();
    }

    /** True where its control group or store is inside another container, whose processes chose its name. */
    public boolean nested() {
        return source == Source.CONTROL_GROUP
                ? within.isPresent()
                : within.flatMap(path -> ContainerStore.of(ByteString.ofText(path)))
                        .isPresent();
    }

    /** The label; of an id of 64 hex digits the first twelve, as runtimes show it. */
    public String shortLabel() {
        return shortened(label);
    }

    /** A label as runtimes show it. */
    public static String shortened(String label) {
        return isId(label) ? label.substring(0, SHOWN_DIGITS) : label;
    }

    /** Labels of the containers in which it is, from the outermost on; of a store no more than the one that the store is in. */
    public List<String> around() {
        if (within.isEmpty()) {
            return List.of();
        }
        return source == Source.CONTROL_GROUP
                ? List.of(within.get().split("/"))
                : ContainerStore.of(ByteString.ofText(within.get()))
                        .map(outer -> List.of(outer.container().label()))
                        .orElse(List.of());
    }

    /** True of 64 hex digits. */
    public static boolean isId(String text) {
        return text.length() == ID_DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
