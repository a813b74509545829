package dev.imatool.model.container;

import dev.imatool.model.Container;
import java.util.Optional;

/**
 * Which containers a user means: those of a label (an id, the number or UUID of a namespace, a name), of an id or pod that begins so,
 * or the host.
 *
 * @param wanted as typed
 */
public record ContainerSelector(String wanted) {
    /** The word for what is in no container. */
    public static final String HOST = "host";

    private static final String POD = "pod";

    /** Shorter beginnings of an id mean too much. */
    private static final int SHORTEST_PREFIX = 4;

    /** True where the user means it; {@code container} is absent for the host. */
    public boolean selects(Optional<Container> container) {
        boolean host = container.map(Container::host).orElse(true);
        if (wanted.equals(HOST)) {
            return host;
        }
        return container.filter(this::selects).isPresent();
    }

    private boolean selects(Container container) {
        return container.label().equals(wanted)
                || (!container.numbered() && begins(container.label(), wanted))
                || container.pod().filter(pod -> begins(pod, podWanted())).isPresent();
    }

    /** A pod as control groups write it: {@code pod} in front, and {@code _} for hyphens with the systemd driver. */
    private String podWanted() {
        return (wanted.startsWith(POD) ? wanted.substring(POD.length()) : wanted).replace('_', '-');
    }

    private static boolean begins(String id, String beginning) {
        return beginning.length() >= SHORTEST_PREFIX && id.startsWith(beginning);
    }
}
