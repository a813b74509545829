package dev.imatool.render.shared;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Containers as people are shown them. */
public final class ContainerText {
    private ContainerText() {}

    /** {@code   [4026532481]}, to be put after a path; nothing for the host. */
    public static String after(Page page, Optional<Container> container) {
        return after(container, page.containers()::of);
    }

    /** {@code  [4026532481]}, to be put after the number of an entry in a sentence; nothing for the host. */
    public static String beside(Page page, Optional<Container> container) {
        return beside(container, page.containers()::of);
    }

    /** The same by what containers are called elsewhere. */
    public static String beside(Optional<Container> container, Function<Container, String> names) {
        return container.map(one -> " [" + names.apply(one) + "]").orElse("");
    }

    /** The same by what containers are called elsewhere. */
    static String after(Optional<Container> container, Function<Container, String> names) {
        return container.map(one -> "  [" + names.apply(one) + "]").orElse("");
    }

    /** The same in documents, where nothing is cut off. */
    static String afterInDocument(Optional<Container> container) {
        return after(container, ContainerNames::whole);
    }

    /** Where it is named, and what runs it: {@code control group, containerd}. */
    public static String claim(Container container) {
        return Phrases.words(container.source())
                + container
                        .runtime()
                        .map(runtime -> ", " + Printable.ofText(runtime))
                        .orElse("");
    }

    /** Its id, as short as tells it from others of the page, its pod and what runs it. */
    public static String of(Page page, Container container) {
        return page.containers().of(container);
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
