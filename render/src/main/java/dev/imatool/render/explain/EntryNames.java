package dev.imatool.render.explain;

import dev.imatool.model.Container;
import dev.imatool.render.page.ContainerNames;
import dev.imatool.render.page.Page;
import dev.imatool.replay.explain.report.EntryRange;
import dev.imatool.replay.explain.report.NamedEntries;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Entries by their numbers, each with its container: {@code entry 5 [659a7fb2af47, docker]}.
 *
 * @param entries where they were measured
 * @param words what a container is called
 */
record EntryNames(NamedEntries entries, Function<Container, String> words) {
    /** As they are called on a page. */
    static EntryNames on(Page page, NamedEntries entries) {
        return new EntryNames(entries, page.containers()::of);
    }

    /** As they are called in a document, where nothing is cut off. */
    static EntryNames inDocument(NamedEntries entries) {
        return new EntryNames(entries, ContainerNames::whole);
    }

    /** {@code 5 [659a7fb2af47, docker]}. */
    String number(long entry) {
        return named(entry, entries::inList);
    }

    /** {@code entry 5 [659a7fb2af47, docker]}. */
    String entry(long entry) {
        return "entry " + number(entry);
    }

    /** {@code entry 5}, {@code entries 5 to 7}. */
    String range(EntryRange range) {
        return range(range, entries::inList);
    }

    /** The same of the reference. */
    String referenceEntry(long entry) {
        return "entry " + named(entry, entries::inReference);
    }

    /** The same of the reference. */
    String referenceRange(EntryRange range) {
        return range(range, entries::inReference);
    }

    private String range(EntryRange range, LongFunction<Optional<Container>> places) {
        return range.first() == range.last()
                ? "entry " + named(range.first(), places)
                : "entries " + between(range, places);
    }

    /** {@code 5 to 7}. */
    String between(EntryRange range) {
        return between(range, entries::inList);
    }

    private String between(EntryRange range, LongFunction<Optional<Container>> places) {
        return named(range.first(), places) + " to " + named(range.last(), places);
    }

    private String named(long entry, LongFunction<Optional<Container>> places) {
        return entry
                + places.apply(entry).map(one -> " [" + words.apply(one) + "]").orElse("");
    }
}
