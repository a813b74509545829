package dev.imatool.model.diagnostic;

import dev.imatool.model.Container;
import dev.imatool.model.Location;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a remark is about within an input.
 *
 * @param entry number of the entry, or of an event of a firmware log, from 1
 * @param location where it is in a list or log
 * @param container what the entry claims to be in, where it could be read; absent for the host
 * @param words where it is in another input, such as {@code line 4}; safe to print
 */
public record Place(
        OptionalLong entry, Optional<Location> location, Optional<Container> container, Optional<String> words) {
    /** The input as a whole. */
    public static final Place WHOLE_INPUT =
            new Place(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A stretch of a list or log. */
    public static Place at(Location location) {
        return new Place(OptionalLong.empty(), Optional.of(location), Optional.empty(), Optional.empty());
    }

    /** An entry or event, read or not. */
    public static Place atEntry(long entry, Location location) {
        return new Place(OptionalLong.of(entry), Optional.of(location), Optional.empty(), Optional.empty());
    }

    /** An entry whose place is not at hand. */
    public static Place ofEntry(long entry) {
        return new Place(OptionalLong.of(entry), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A place in words; the input as a whole where there are none. */
    public static Place in(String words) {
        return words.isEmpty()
                ? WHOLE_INPUT
                : new Place(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.of(words));
    }

    /** A line, from 1. */
    public static Place line(long line) {
        return in("line " + line);
    }

    /** The same over another stretch. */
    Place over(Location stretch) {
        return new Place(entry, Optional.of(stretch), container, words);
    }

    /** The same entry, in a container; absent for the host. */
    public Place in(Optional<Container> of) {
        return new Place(entry, location, of, words);
    }
}
