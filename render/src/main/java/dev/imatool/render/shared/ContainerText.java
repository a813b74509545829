package dev.imatool.render.shared;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.container.Container;

/** Containers as people are shown them. */
public final class ContainerText {
    /** Digits of a pod's UID that are shown; the first group of a UUID. */
    private static final int POD_DIGITS = 8;

    private ContainerText() {}

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
                + container.pod()
                        .filter(pod -> !pod.equals(container.label()))
                        .map(pod -> ", pod " + Printable.ofText(pod.length() > POD_DIGITS ? pod.substring(0, POD_DIGITS) : pod))
                        .orElse("");
    }
}
