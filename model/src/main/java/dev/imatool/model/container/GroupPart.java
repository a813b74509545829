package dev.imatool.model.container;

import dev.imatool.model.Container;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the path of a control group that names a container.
 *
 * @param label what the container is called
 * @param by what named it so: an engine by its word in the path, or a runtime
 * @param id true of an id that an engine made
 */
record GroupPart(String label, Optional<String> by, boolean id) {
    private static final List<String> UNIT_SUFFIXES = List.of(".scope", ".service", ".slice", ".mount", ".socket");
    private static final Pattern POD =
            Pattern.compile("(?:(?:kubelet-)?kubepods(?:-[a-z]+)?-)?pod(?<uid>[0-9A-Za-z_-]{1,64})");

    /** Prefixes of the names that engines give to processes which look after a container from outside. */
    private static final List<String> MONITORS = List.of("libpod-conmon-", "crio-conmon-");

    private static final String LXC_MONITOR = "lxc.monitor.";
    private static final String LXC = "lxc.payload.";
    private static final String NSPAWN = "systemd-nspawn@";
    private static final String MACHINE = "machine-";
    private static final String VIRTUAL_MACHINE = "machine-qemu";
    private static final int MOST_BY = 64;
    private static final int ID_DIGITS = 64;

    /** Hex digits of a task's id in Amazon ECS, and the decimal ones behind it. */
    private static final int TASK_DIGITS = 32;

    private static final int MOST_TASK_NUMBER = 10;

    /**
     * What a part names.
     *
     * @param unit the part without the suffix of a unit
     * @param inLxc true where the part before it is {@code lxc}: the next one is then a name
     */
    static Optional<GroupPart> of(String part, String unit, boolean inLxc) {
        int id = idAt(unit);
        if (id >= 0) {
            return Optional.of(new GroupPart(
                    unit.substring(id), id == 0 ? Optional.empty() : Optional.of(unit.substring(0, id - 1)), true));
        }
        return runtimeName(part).or(() -> inLxc ? named(part, Optional.of("lxc")) : Optional.empty());
    }

    private static Optional<GroupPart> runtimeName(String part) {
        if (part.startsWith(LXC)) {
            return named(part.substring(LXC.length()), Optional.of("lxc"));
        }
        if (part.startsWith(NSPAWN)) {
            return named(shortened(part.substring(NSPAWN.length()), ".service"), Optional.of("systemd-nspawn"));
        }
        boolean machine = part.startsWith(MACHINE) && !part.startsWith(VIRTUAL_MACHINE);
        return machine
                ? named(shortened(part.substring(MACHINE.length()), ".scope"), Optional.empty())
                : Optional.empty();
    }

    private static Optional<GroupPart> named(String name, Optional<String> by) {
        return name.isEmpty() ? Optional.empty() : Optional.of(new GroupPart(name, by, false));
    }

    /** A name is never nothing but a suffix. */
    private static String shortened(String name, String suffix) {
        return name.endsWith(suffix) && name.length() > suffix.length()
                ? name.substring(0, name.length() - suffix.length())
                : name;
    }

    /** Where the id begins that the part ends with: at once, or behind the word of an engine and a hyphen; -1 for none. */
    private static int idAt(String unit) {
        int at = unit.length() - ID_DIGITS;
        if (at < 0 || !hex(unit, at, unit.length())) {
            int hyphen = unit.lastIndexOf('-');
            int digits = unit.length() - hyphen - 1;
            at = hyphen - TASK_DIGITS;
            boolean task = hyphen >= TASK_DIGITS
                    && digits >= 1
                    && digits <= MOST_TASK_NUMBER
                    && decimal(unit, hyphen + 1)
                    && hex(unit, at, hyphen);
            if (!task) {
                return -1;
            }
        }
        return at == 0 || by(unit, at) ? at : -1;
    }

    private static boolean by(String unit, int to) {
        boolean fits = to >= 2 && to - 1 <= MOST_BY && unit.charAt(to - 1) == '-';
        for (int i = 0; fits && i < to - 1; i++) {
            char c = unit.charAt(i);
            fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0;
        }
        return fits;
    }

    private static boolean hex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean decimal(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The UID of the pod that a part names; systemd keeps hyphens for its own use. */
    static Optional<String> pod(String unit) {
        if (!unit.contains("pod")) {
            return Optional.empty();
        }
        Matcher matcher = POD.matcher(unit);
        return matcher.matches() ? Optional.of(matcher.group("uid").replace('_', '-')) : Optional.empty();
    }

    /** True of a process of an engine that looks after a container from outside. */
    static boolean monitor(String part) {
        if (part.startsWith(LXC_MONITOR)) {
            return part.length() > LXC_MONITOR.length();
        }
        String bare = part.endsWith(".scope") ? part.substring(0, part.length() - ".scope".length()) : part;
        return MONITORS.stream()
                .anyMatch(prefix -> bare.startsWith(prefix) && Container.isId(bare.substring(prefix.length())));
    }

    /** True of the word for an engine, in whose group the ids are containers of its. */
    static boolean engine(String unit) {
        return switch (unit) {
            case "docker", "crio", "libpod_parent", "ecs", "cri-containerd" -> true;
            default -> false;
        };
    }

    /** The runtime that names its control groups so; an unknown one by what it writes. */
    static String runtime(String by) {
        return switch (by) {
            case "cri-containerd", "nerdctl" -> "containerd";
            case "crio" -> "cri-o";
            case "libpod", "libpod_parent" -> "podman";
            default -> by;
        };
    }

    /** The part without the suffix of a systemd unit. */
    static String withoutSuffix(String part) {
        for (String suffix : UNIT_SUFFIXES) {
            if (part.endsWith(suffix)) {
                return part.substring(0, part.length() - suffix.length());
            }
        }
        return part;
    }
}
