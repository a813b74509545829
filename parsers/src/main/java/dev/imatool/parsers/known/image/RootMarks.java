package dev.imatool.parsers.known.image;

import java.util.List;
import java.util.function.Predicate;

/**
 * By what names a root file system is known. One of them alone may be a folder of anything: whoever collects lists may keep them in
 * {@code tmp} or {@code home}.
 */
public final class RootMarks {
    private static final List<String> FIRST = List.of("usr", "etc");
    private static final List<String> SECOND = List.of("bin", "sbin", "lib", "var", "root", "boot");

    private RootMarks() {}

    /** True for a name that begins those of a part of a system, too, such as a layer: {@code usr} or {@code etc}. */
    public static boolean ofPart(String name) {
        return FIRST.contains(name);
    }

    /**
     * True for {@code usr} or {@code etc} together with something else that only a root has.
     *
     * @param has whether there is something of that name
     */
    public static boolean show(Predicate<String> has) {
        return FIRST.stream().anyMatch(has) && SECOND.stream().anyMatch(has);
    }
}
