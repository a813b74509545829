package dev.imatool.render.shared;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Containers as people are shown them. */
public final class ContainerText {
    /** Digits of a pod's UID that are shown; the first group of a UUID. */
    private static final int POD_DIGITS = 8;

    private ContainerText() {}

    /** {@code   [4026532481]}, to be put after a path; nothing for the host. */
    public static String after(Optional<Container> container) {
        return container.map(one -> "  [" + of(one) + "]").orElse("");
    }

    /** Where it is named, and what runs it: {@code control group, containerd}. */
    public static String claim(Container container) {
        return Phrases.words(container.source())
                + container
                        .runtime()
                        .map(runtime -> ", " + Printable.ofText(runtime))
                        .orElse("");
    }

    /** Its id, shortened as runtimes do, and its pod. */
    public static String of(Container container) {
        return Printable.ofText(container.shortLabel())
                + container
                        .pod()
                        .filter(pod -> !pod.equals(container.label()))
                        .map(pod -> ", pod "
                                + Printable.ofText(pod.length() > POD_DIGITS ? pod.substring(0, POD_DIGITS) : pod))
                        .orElse("");
    }

    /** Those that a question is about, as typed: {@code container 5ca1d2eb}, {@code the host and container web}. */
    public static String asked(List<ContainerSelector> selectors) {
        return selectors.stream()
                .map(selector -> selector.wanted().equals(ContainerSelector.HOST)
                        ? "the host"
                        : "container " + Printable.ofText(selector.wanted()))
                .distinct()
                .collect(Collectors.joining(" and "));
    }
}
