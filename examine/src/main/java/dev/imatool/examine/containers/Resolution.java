package dev.imatool.examine.containers;

import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.model.ByteString;
import dev.imatool.replay.container.NamespacedFormula;
import java.util.List;

/**
 * An entry whose digest container-ima made of a file digest, and the known files that give it.
 *
 * @param entry the entry
 * @param formula by which they give it
 * @param sources known files that explain it, those of the same path first; none where it stays unresolved
 */
public record Resolution(EntryPlace entry, NamespacedFormula formula, List<Source> sources) {
    public Resolution {
        sources = List.copyOf(sources);
    }

    /** A known file. */
    public sealed interface Source {
        /** Its path. */
        ByteString path();
    }

    /**
     * An entry of the host.
     *
     * @param place where it stands
     * @param damaged true when only the first 8 bytes of its digest could be relied on
     */
    public record HostEntry(EntryPlace place, boolean damaged) implements Source {
        @Override
        public ByteString path() {
            return place.path();
        }
    }

    /**
     * An entry of an allow-list.
     *
     * @param file name of the allow-list
     * @param list true when the allow-list is a measurement list
     * @param number of its entry there, else of its line
     * @param path the path it gives
     */
    public record Allowed(String file, boolean list, long number, ByteString path) implements Source {}
}
