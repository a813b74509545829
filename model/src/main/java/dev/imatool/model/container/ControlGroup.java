package dev.imatool.model.container;

import dev.imatool.model.Container;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which container a control group is, by how runtimes name theirs: Kubernetes ({@code kubepods}, with the cgroupfs and the systemd
 * driver), docker, containerd, CRI-O, podman ({@code libpod}), LXC, systemd-nspawn, Amazon ECS. The innermost of several counts:
 * that is where the process runs.
 */
public final class ControlGroup {
    private static final Pattern SEPARATOR = Pattern.compile("[/:]");
    private static final Pattern UNIT_SUFFIX = Pattern.compile("\\.(?:scope|service|slice|mount|socket)$");
    private static final Pattern ID =
            Pattern.compile("(?:(?<by>[A-Za-z0-9_.-]{1,64})-)?(?<id>[0-9a-f]{64}|[0-9a-f]{32}-[0-9]{1,10})");
    private static final Pattern POD = Pattern.compile("(?:(?:kubelet-)?kubepods(?:-[a-z]+)?-)?pod(?<uid>[0-9A-Za-z_-]{1,64})");
    private static final Pattern NSPAWN = Pattern.compile("systemd-nspawn@(?<name>.+)");
    private static final Pattern LXC = Pattern.compile("lxc\\.payload\\.(?<name>.+)");
    private static final Pattern MACHINE = Pattern.compile("machine-(?!qemu)(?<name>.+)");

    /** Programs of container engines that processes of a container descend from, in the chain of a {@code dep} field. */
    private static final List<String> ENGINES = List.of("/containerd-shim", "/docker-containerd-shim", "/conmon");

    /** Longer ones than a path may be are no control group's ({@code PATH_MAX}). */
    private static final int MOST_CHARACTERS = 4096;

    private ControlGroup() {}

    /**
     * The container of a process.
     *
     * @param group path of its control group, or the last part of it
     * @param dependencies the programs that it descends from, nearest first, separated by colons; empty where unknown
     * @return empty for the host: what runs in no control group of a container
     */
    public static Optional<Container> container(String group, String dependencies) {
        if (group.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        String[] parts = SEPARATOR.split(group);
        Optional<String> pod = Optional.empty();
        for (String part : parts) {
            Matcher matcher = POD.matcher(withoutSuffix(part));
            if (matcher.matches() && group.contains("kubepods")) {
                // systemd keeps hyphens for its own use
                pod = Optional.of(matcher.group("uid").replace('_', '-'));
            }
        }
        for (int i = parts.length - 1; i >= 0; i--) {
            if (monitor(parts[i])) {
                return Optional.empty();
            }
            Optional<Container> container = named(parts, i, pod);
            if (container.isPresent()) {
                return container;
            }
        }
        return pod.map(uid -> new Container(uid, Container.Source.CONTROL_GROUP, Optional.empty(), Optional.of(uid)))
                .or(() -> descended(parts, dependencies));
    }

    /** The processes of an engine that look after a container from outside. */
    private static boolean monitor(String part) {
        return part.contains("conmon-") || part.startsWith("lxc.monitor.");
    }

    private static Optional<Container> named(String[] parts, int at, Optional<String> pod) {
        String part = withoutSuffix(parts[at]);
        Matcher id = ID.matcher(part);
        if (id.matches()) {
            Optional<String> by = Optional.ofNullable(id.group("by")).or(() -> engine(parts, at));
            return Optional.of(of(id.group("id"), by.map(ControlGroup::runtime), pod));
        }
        for (Pattern pattern : List.of(NSPAWN, LXC, MACHINE)) {
            Matcher name = pattern.matcher(part);
            if (name.matches()) {
                Optional<String> runtime =
                        pattern == MACHINE ? Optional.empty() : Optional.of(pattern == LXC ? "lxc" : "systemd-nspawn");
                return Optional.of(of(name.group("name"), runtime, pod));
            }
        }
        boolean lxc = at > 0 && parts[at - 1].equals("lxc") && !part.isEmpty();
        return lxc ? Optional.of(of(part, Optional.of("lxc"), pod)) : Optional.empty();
    }

    private static Optional<String> engine(String[] parts, int at) {
        for (int i = at - 1; i >= 0; i--) {
            switch (withoutSuffix(parts[i])) {
                case "docker", "crio", "libpod_parent", "ecs", "cri-containerd" -> {
                    return Optional.of(parts[i]);
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** The runtime that names its control groups so; an unknown one by what it writes. */
    private static String runtime(String by) {
        return switch (by) {
            case "cri-containerd", "nerdctl" -> "containerd";
            case "crio" -> "cri-o";
            case "libpod", "libpod_parent" -> "podman";
            default -> by;
        };
    }

    /** A group of whatever name, not one of systemd's units, whose process descends from an engine. */
    private static Optional<Container> descended(String[] parts, String dependencies) {
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        boolean unit = UNIT_SUFFIX.matcher(last).find();
        return last.isEmpty() || unit || ENGINES.stream().noneMatch(dependencies::contains)
                ? Optional.empty()
                : Optional.of(of(last, Optional.empty(), Optional.empty()));
    }

    private static Container of(String label, Optional<String> runtime, Optional<String> pod) {
        return new Container(label, Container.Source.CONTROL_GROUP, runtime, pod);
    }

    private static String withoutSuffix(String part) {
        return UNIT_SUFFIX.matcher(part).replaceFirst("");
    }
}
