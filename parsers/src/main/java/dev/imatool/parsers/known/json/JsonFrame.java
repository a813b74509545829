package dev.imatool.parsers.known.json;

import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.known.FileDigests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a document, with what was kept of it so far. */
public final class JsonFrame {
    /** More members of one object are not kept. */
    static final int MOST_MEMBERS = 256;

    /** More digests and paths of one object are not kept. */
    private static final int MOST_NOTED = 64;

    private final @Nullable JsonFrame parent;
    private final String name;
    private final boolean element;
    private final Map<String, String> members = new LinkedHashMap<>();
    private final List<ContentDigest> digests = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private boolean unknown;

    JsonFrame(@Nullable JsonFrame parent, String name, boolean element) {
        this.parent = parent;
        this.name = name;
        this.element = element;
    }

    /** The object around it. */
    public Optional<JsonFrame> parent() {
        return Optional.ofNullable(parent);
    }

    /** Name of the member that it is, or in whose array it stands; empty for a document. */
    public String name() {
        return name;
    }

    /** True where it stands in an array. */
    public boolean element() {
        return element;
    }

    /** The plain members that were wanted, in their order. */
    public Map<String, String> members() {
        return members;
    }

    /** The text of a member; empty where it is missing. */
    public String text(String member) {
        return members.getOrDefault(member, "");
    }

    /** True where the member is there. */
    public boolean has(String member) {
        return members.containsKey(member);
    }

    /** Keeps a member. */
    public void put(String member, String value) {
        if (members.size() < MOST_MEMBERS) {
            members.put(member, value);
        }
    }

    /** Keeps a value of an array, under the name of the array with as many blanks behind it as values were kept before. */
    void add(String array, String value) {
        String name = array;
        while (members.containsKey(name) && members.size() < MOST_MEMBERS) {
            name = name + " ";
        }
        put(name, value);
    }

    /** Notes a digest of what the object describes. */
    public void digest(ContentDigest digest) {
        if (digests.size() < MOST_NOTED) {
            digests.add(digest);
        }
    }

    /** Notes that the object has a digest of a hash that is not known. */
    public void unknownDigest() {
        unknown = true;
    }

    /** Notes a name of what the object describes. */
    public void path(String path) {
        if (paths.size() < MOST_NOTED) {
            paths.add(path);
        }
    }

    /** Names that were noted. */
    public List<String> paths() {
        return paths;
    }

    /** True where no digest was noted. */
    public boolean noDigest() {
        return digests.isEmpty() && !unknown;
    }

    /** Hands what was noted of digests on. */
    public void digestsTo(FileDigests target) {
        digests.forEach(target::add);
        if (unknown) {
            target.addUnknown();
        }
    }
}
