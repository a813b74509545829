package dev.imatool.model.container;

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
                || (Container.isId(container.label()) && begins(container.label()))
                || container.pod().filter(this::begins).isPresent();
    }

    private boolean begins(String id) {
        return wanted.length() >= SHORTEST_PREFIX && id.startsWith(wanted);
    }
}
