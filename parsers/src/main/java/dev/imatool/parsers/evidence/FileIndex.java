package dev.imatool.parsers.evidence;

import dev.imatool.parsers.archive.LeftOut;
import dev.imatool.parsers.archive.LeftOutReason;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.archive.MemberNames;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of all files of the evidence, and where its symbolic links lead. */
public final class FileIndex {
    /** Characters of names that are kept; a copy of a whole system has some 30 million. */
    private static final long MOST_CHARACTERS = 64L << 20;

    private static final int MOST_LINKS = 100_000;

    private final Set<String> names = new HashSet<>();
    private final Map<String, String> decoded = new HashMap<>();
    private final Set<String> unread = new HashSet<>();
    private final Map<String, String> links = new HashMap<>();
    private long characters;
    private boolean whole = true;

    /** Takes a file. */
    void file(Member member) {
        characters += member.name().length();
        if (characters > MOST_CHARACTERS) {
            whole = false;
            return;
        }
        String name = normal(member.name());
        names.add(name);
        if (!member.path().equals(member.name())) {
            decoded.putIfAbsent(normal(member.path()), name);
        }
    }

    /** Takes what was not read, a folder for example with all that may be in it. */
    void leftOut(LeftOutReason reason, LeftOut.Name name) {
        if (unread.size() + links.size() >= MOST_LINKS) {
            whole = false;
        } else if (!reason.isLink()) {
            unread.add(normal(name.path()));
        } else if (!name.target().isEmpty() && !name.target().startsWith("/")) {
            links.put(normal(name.path()), name.target());
        }
    }

    /** Takes note that there are files in addition to those it was told of. */
    void notWhole() {
        whole = false;
    }

    /** False when there may be files that it does not know. */
    public boolean whole() {
        return whole;
    }

    /** The files, as the folder or archive calls them, without {@code ./} in front; in no order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /**
     * The file that {@code name} means: of that name, with escapes of collectors or without, or where a symbolic link of that name
     * leads. Something that is there and was not read is a file as well.
     */
    public Optional<String> find(String name) {
        String normal = normal(name);
        return direct(normal)
                .or(() -> Optional.ofNullable(links.get(normal))
                        .flatMap(target -> direct(normal(folder(normal) + target))))
                .or(() -> isUnread(normal) ? Optional.of(normal) : Optional.empty());
    }

    private Optional<String> direct(String normal) {
        return names.contains(normal) ? Optional.of(normal) : Optional.ofNullable(decoded.get(normal));
    }

    private boolean isUnread(String normal) {
        int slash = normal.length();
        while (slash > 0 && !unread.isEmpty()) {
            if (unread.contains(normal.substring(0, slash))) {
                return true;
            }
            slash = normal.lastIndexOf('/', slash - 1);
        }
        return false;
    }

    /** Without {@code .}, {@code ..} and empty steps; what leads out of the evidence begins with {@code ../}. */
    public static String normal(String name) {
        return MemberNames.normal(name);
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
