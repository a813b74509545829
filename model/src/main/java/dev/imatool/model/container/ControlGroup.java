package dev.imatool.model.container;

import dev.imatool.model.Container;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which container a control group is, by how runtimes name theirs: Kubernetes ({@code kubepods}, with the cgroupfs and the systemd
 * driver), docker, containerd, CRI-O, podman ({@code libpod}), LXC, systemd-nspawn, Amazon ECS. Of several, the innermost runs the
 * process. Everything inside the outermost is the choice of whoever runs there, so that a container in another is never the same as one
 * of that id on the host.
 */
public final class ControlGroup {
    private static final Pattern SEPARATOR = Pattern.compile("[/:]");
    private static final Pattern UNIT_SUFFIX = Pattern.compile("\\.(?:scope|service|slice|mount|socket)\\z");
    private static final Pattern ID =
            Pattern.compile("(?:(?<by>[A-Za-z0-9_.-]{1,64})-)?(?<id>[0-9a-f]{64}|[0-9a-f]{32}-[0-9]{1,10})");
    private static final Pattern POD =
            Pattern.compile("(?:(?:kubelet-)?kubepods(?:-[a-z]+)?-)?pod(?<uid>[0-9A-Za-z_-]{1,64})");
    private static final Pattern NSPAWN = Pattern.compile("systemd-nspawn@(?<name>.+?)(?:\\.service)?", Pattern.DOTALL);
    private static final Pattern LXC = Pattern.compile("lxc\\.payload\\.(?<name>.+)", Pattern.DOTALL);
    private static final Pattern MACHINE = Pattern.compile("machine-(?!qemu)(?<name>.+?)(?:\\.scope)?", Pattern.DOTALL);

    /** The processes of an engine that look after a container from outside. */
    private static final Pattern MONITOR =
            Pattern.compile("(?:libpod|crio)-conmon-[0-9a-f]{64}(?:\\.scope)?|lxc\\.monitor\\..+", Pattern.DOTALL);

    /** Programs of container engines that processes of a container descend from, in the chain of a {@code dep} field. */
    private static final List<String> ENGINES =
            List.of("/containerd-shim", "/docker-containerd-shim", "/conmon", "/lxc-start");

    /** What these slices hold is the host's, engines themselves included. */
    private static final Set<String> HOST_SLICES = Set.of("system.slice", "user.slice", "init.scope");

    /** Units in which engines themselves run, where the last part of a path is all that is known. */
    private static final Set<String> ENGINE_UNITS = Set.of(
            "containerd.service",
            "docker.service",
            "crio.service",
            "podman.service",
            "kubelet.service",
            "k3s.service",
            "lxc.service",
            "lxd.service",
            "incus.service",
            "snap.docker.dockerd.service");

    /** Longer ones than a path may be are no control group's ({@code PATH_MAX}). */
    private static final int MOST_CHARACTERS = 4096;

    /** Parts of a path that are looked at, from the root on. */
    private static final int MOST_PARTS = 64;

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
        String[] parts = SEPARATOR.split(group, MOST_PARTS + 1);
        int count = Math.min(parts.length, MOST_PARTS);
        Optional<String> pod = Optional.empty();
        Optional<Container> found = Optional.empty();
        for (int i = 0; i < count; i++) {
            if (found.isEmpty() && MONITOR.matcher(parts[i]).matches()) {
                return Optional.empty();
            }
            Optional<String> around = pod;
            pod = pod(parts[i], group).or(() -> around);
            Optional<Container> named = named(parts, i, pod);
            found = named.isPresent() ? Optional.of(inside(named.get(), found)) : found;
        }
        Optional<String> alone = pod;
        return found.or(() -> alone.map(uid -> of(uid, Optional.empty(), alone)))
                .or(() -> descended(Arrays.copyOf(parts, count), group, dependencies));
    }

    private static Optional<String> pod(String part, String group) {
        Matcher matcher = POD.matcher(withoutSuffix(part));
        // systemd keeps hyphens for its own use
        return group.contains("kubepods") && matcher.matches()
                ? Optional.of(matcher.group("uid").replace('_', '-'))
                : Optional.empty();
    }

    private static Container inside(Container inner, Optional<Container> outer) {
        return outer.map(around -> new Container(
                        inner.label(),
                        inner.source(),
                        inner.runtime(),
                        inner.pod(),
                        Optional.of(around.within().map(way -> way + "/").orElse("") + around.label())))
                .orElse(inner);
    }

    private static Optional<Container> named(String[] parts, int at, Optional<String> pod) {
        String part = parts[at];
        Matcher id = ID.matcher(withoutSuffix(part));
        if (id.matches()) {
            Optional<String> by = Optional.ofNullable(id.group("by")).or(() -> engine(parts, at));
            return Optional.of(of(id.group("id"), by.map(ControlGroup::runtime), pod));
        }
        return named(LXC, part, "lxc")
                .or(() -> named(NSPAWN, part, "systemd-nspawn"))
                .or(() -> named(MACHINE, part, ""))
                .or(() -> at > 0 && parts[at - 1].equals("lxc") && !part.isEmpty()
                        ? Optional.of(of(part, Optional.of("lxc"), Optional.empty()))
                        : Optional.empty());
    }

    private static Optional<Container> named(Pattern pattern, String part, String runtime) {
        Matcher name = pattern.matcher(part);
        return name.matches()
                ? Optional.of(of(
                        name.group("name"), Optional.of(runtime).filter(known -> !known.isEmpty()), Optional.empty()))
                : Optional.empty();
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

    /** A group of whatever name, outside of the host's slices, whose process descends from an engine. */
    private static Optional<Container> descended(String[] parts, String group, String dependencies) {
        String path = group.startsWith("/") ? group.substring(1) : group;
        boolean host = path.isEmpty()
                || Arrays.stream(parts).limit(2).anyMatch(HOST_SLICES::contains)
                || ENGINE_UNITS.contains(parts[parts.length - 1]);
        return host || ENGINES.stream().noneMatch(dependencies::contains)
                ? Optional.empty()
                : Optional.of(of(path, Optional.empty(), Optional.empty()));
    }

    private static Container of(String label, Optional<String> runtime, Optional<String> pod) {
        return new Container(label, Container.Source.CONTROL_GROUP, runtime, pod);
    }

    private static String withoutSuffix(String part) {
        return UNIT_SUFFIX.matcher(part).replaceFirst("");
    }
}
