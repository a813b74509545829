package dev.imatool.model.container;

import dev.imatool.model.Container;
import java.util.Optional;

/**
 * Which containers a user means. {@code id:ID}, {@code namespace:NUMBER} and {@code pod:UID} say what the word is; without them it is
 * an id or a name, how an id begins, a namespace or a pod. {@code group:…} and {@code store:…} name one claim of an id that several share,
 * a control group and a path in a store ({@link #claim}). {@code NUMBER#2} is the second use of a number; the number alone may mean
 * each of them. {@code host} is the host, whatever a container calls itself.
 *
 * <p>Whoever runs in a container may choose its id and pod, so a word may fit more than the user has in mind: {@link #meant} tells what
 * of a container it fits, and a word that fits different things is ambiguous.
 *
 * @param wanted as typed
 */
public record ContainerSelector(String wanted) {
    /** The word for what is in no container. */
    public static final String HOST = "host";

    private static final String ID = "id:";
    private static final String NAMESPACE = "namespace:";
    private static final String POD = "pod:";
    private static final String GROUP = "group:";
    private static final String STORE = "store:";

    /** How control groups begin the name of a pod's. */
    private static final String POD_GROUP = "pod";

    /** Shorter beginnings of an id mean too much. */
    private static final int SHORTEST_PREFIX = 4;

    /** The containers of that id alone ({@link Container#id}), whatever another one begins with. */
    public static ContainerSelector ofId(String id) {
        return new ContainerSelector(ID + id);
    }

    /** The namespaces of that label: all uses of a number. */
    public static ContainerSelector ofNamespace(String label) {
        return new ContainerSelector(NAMESPACE + label);
    }

    /**
     * The word for that claim alone: {@code namespace:NUMBER}, {@code store:} and the path to the root file system in a store, or {@code
     * group:} and, with slashes between them, the containers around it, its pod, and its id after its runtime, such as {@code
     * group:PODUID/containerd-ID}.
     */
    public static String claim(Container container) {
        if (container.source().namespace()) {
            return NAMESPACE + container.label();
        }
        if (container.source() == Container.Source.STORE) {
            return STORE + container.within().orElse("") + container.label();
        }
        return GROUP
                + container.within().map(around -> around + "/").orElse("")
                + container
                        .pod()
                        .filter(pod -> !pod.equals(container.label()))
                        .map(pod -> pod + "/")
                        .orElse("")
                + container.runtime().map(runtime -> runtime + "-").orElse("")
                + container.label();
    }

    /** True where what is in no container is meant. */
    public boolean host() {
        return wanted.equals(HOST);
    }

    /** True where the user means it; {@code container} is absent for the host. */
    public boolean selects(Optional<Container> container) {
        if (host()) {
            return container.map(Container::host).orElse(true);
        }
        return container.flatMap(this::meant).isPresent();
    }

    /**
     * What of {@code container} is meant, as its exact word: {@code pod:UID}, {@code namespace:NUMBER}, {@code id:ID} or that of a claim. A
     * word that has one meaning means the same of every container that it selects. Empty where the container is not meant, or the host
     * is.
     */
    public Optional<String> meant(Container container) {
        if (host()) {
            return Optional.empty();
        }
        if (wanted.startsWith(ID)) {
            return exactly(container.id(), ID);
        }
        if (wanted.startsWith(NAMESPACE)) {
            return container.namespace().flatMap(label -> exactly(label, NAMESPACE));
        }
        if (wanted.startsWith(GROUP) || wanted.startsWith(STORE)) {
            return Optional.of(claim(container)).filter(wanted::equals);
        }
        if (wanted.startsWith(POD)) {
            return container.pod().filter(this::podMeant).map(uid -> POD + uid);
        }
        return container
                .pod()
                .filter(this::podMeant)
                .map(uid -> POD + uid)
                .or(() -> Optional.of(container.label())
                        .filter(label -> label.equals(wanted)
                                || container.id().equals(wanted)
                                || (!container.numbered() && begins(label, wanted)))
                        .map(label -> ID + container.id()));
    }

    private Optional<String> exactly(String label, String form) {
        return Optional.of(form + label).filter(wanted::equals);
    }

    /** A pod as control groups write it: {@code pod} in front, and {@code _} for hyphens with the systemd driver. */
    private boolean podMeant(String uid) {
        String word = wanted.startsWith(POD) ? wanted.substring(POD.length()) : wanted;
        String bare = word.startsWith(POD_GROUP) ? word.substring(POD_GROUP.length()) : word;
        return begins(uid, bare.replace('_', '-')) || uid.equals(word.replace('_', '-'));
    }

    private static boolean begins(String id, String beginning) {
        return beginning.length() >= SHORTEST_PREFIX && id.startsWith(beginning);
    }
}
