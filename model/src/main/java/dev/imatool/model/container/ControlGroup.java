package dev.imatool.model.container;

import dev.imatool.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which container a control group is, by how runtimes name theirs: Kubernetes ({@code kubepods}, with the cgroupfs and the systemd
 * driver), docker, containerd, CRI-O, podman ({@code libpod}), LXC, systemd-nspawn, Amazon ECS. Of several, as with kind, k3d, docker in
 * docker or podman in podman, the innermost runs the process; what looks after it from outside is of the one around it. Everything
 * inside the outermost is the choice of whoever runs there, so that a container in another is never the same as one of that id on the
 * host. The work grows with the length of the path alone, whatever ids a process nests in it.
 */
public final class ControlGroup {
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

    private static final String KUBERNETES = "kubepods";

    private final boolean kubernetes;
    private @Nullable String pod;

    /** True where a pod was named after the innermost container, and no container in it. */
    private boolean inPodAlone;

    private @Nullable String engine;
    private String last = "";
    private @Nullable Container innermost;

    /** The ids around the innermost container, from the outermost on. */
    private final StringBuilder around = new StringBuilder();

    private ControlGroup(String group) {
        kubernetes = group.contains(KUBERNETES);
    }

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
        List<String> parts = parts(group);
        ControlGroup path = new ControlGroup(group);
        for (String part : parts) {
            if (GroupPart.monitor(part)) {
                path.inPodAlone = false;
                return path.container();
            }
            path.enter(part);
        }
        return path.container().or(() -> descended(parts, group, dependencies));
    }

    /** The first parts of the path; what is in front of a leading separator is an empty one. */
    private static List<String> parts(String group) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= group.length() && parts.size() < MOST_PARTS; at++) {
            if (at == group.length() || group.charAt(at) == '/' || group.charAt(at) == ':') {
                parts.add(group.substring(from, at));
                from = at + 1;
            }
        }
        return parts;
    }

    private void enter(String part) {
        String unit = GroupPart.withoutSuffix(part);
        if (kubernetes) {
            GroupPart.pod(unit).ifPresent(uid -> {
                pod = uid;
                inPodAlone = true;
            });
        }
        Optional<GroupPart> named = GroupPart.of(part, unit, last.equals("lxc"));
        if (named.isPresent()) {
            GroupPart name = named.get();
            goInto();
            Optional<String> runtime =
                    name.id() ? name.by().or(() -> Optional.ofNullable(engine)).map(GroupPart::runtime) : name.by();
            innermost = of(name.label(), runtime, name.id() ? Optional.ofNullable(pod) : Optional.empty());
            engine = null; // that of the host says nothing of what runs containers in this one
            inPodAlone = false;
        }
        if (GroupPart.engine(unit)) {
            engine = unit;
        }
        last = part;
    }

    private void goInto() {
        if (innermost != null) {
            around.append(around.isEmpty() ? "" : "/").append(innermost.label());
        }
    }

    /** The innermost container; a pod where there is none in it. */
    private Optional<Container> container() {
        if (inPodAlone && pod != null) {
            goInto();
            innermost = of(pod, Optional.empty(), Optional.of(pod));
        }
        return Optional.ofNullable(innermost)
                .map(one -> new Container(
                        one.label(),
                        one.source(),
                        one.runtime(),
                        one.pod(),
                        around.isEmpty() ? Optional.empty() : Optional.of(around.toString())));
    }

    /** A group of whatever name, outside of the host's slices, whose process descends from an engine. */
    private static Optional<Container> descended(List<String> parts, String group, String dependencies) {
        String path = group.startsWith("/") ? group.substring(1) : group;
        boolean host = path.isEmpty()
                || parts.stream().limit(2).anyMatch(HOST_SLICES::contains)
                || ENGINE_UNITS.contains(parts.get(parts.size() - 1));
        return host || ENGINES.stream().noneMatch(dependencies::contains)
                ? Optional.empty()
                : Optional.of(of(path, Optional.empty(), Optional.empty()));
    }

    private static Container of(String label, Optional<String> runtime, Optional<String> pod) {
        return new Container(label, Container.Source.CONTROL_GROUP, runtime, pod);
    }
}
