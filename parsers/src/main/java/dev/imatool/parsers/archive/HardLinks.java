package dev.imatool.parsers.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hard links of a tar archive. The second name of a file has no bytes of its own, and says which name before it has. Names
 * are looked up among the members alone, never on the disk.
 */
final class HardLinks {
    private static final int MOST = 10_000;

    /** Characters of names that are kept; an archive of a whole system has some 30 million. */
    private static final long MOST_CHARACTERS = 64L << 20;

    private final Map<String, Integer> places = new HashMap<>();
    private final SortedMap<Integer, List<String>> links = new TreeMap<>();
    private long characters;
    private int count;

    /** Remembers a member with bytes; of two with one name the later is what the name means. */
    void member(String name, int place) {
        if (characters + name.length() <= MOST_CHARACTERS) {
            characters += name.length();
            places.put(plain(name), place);
        }
    }

    /** Remembers a link to a member before it; false when that is not known, or there are too many links. */
    boolean link(String name, String target) {
        OptionalInt place = placeOf(target);
        if (place.isEmpty() || count == MOST) {
            return false;
        }
        count++;
        links.computeIfAbsent(place.getAsInt(), first -> new ArrayList<>()).add(name);
        member(name, place.getAsInt());
        return true;
    }

    /** The further names of members, by the place of the member in the archive. */
    SortedMap<Integer, List<String>> byPlace() {
        return links;
    }

    private OptionalInt placeOf(String target) {
        Integer place = places.get(plain(target));
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    private static String plain(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }
}
