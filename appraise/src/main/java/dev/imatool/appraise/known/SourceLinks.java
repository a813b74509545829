package dev.imatool.appraise.known;

import dev.imatool.model.ByteString;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The symbolic links of sources, as far as they are about paths of the list. Those of one part, a file of a source, lead to each other
 * and not to those of another: a link says where to look in its own file system only. Cycles end.
 */
final class SourceLinks {
    /** As many as the kernel follows ({@code MAXSYMLINKS}). */
    private static final int MOST_STEPS = 40;

    private static final int MOST_LINKS = 1_000_000;

    /** More files than have a link on the way of one path. */
    private static final int MOST_PARTS = 100;

    private final Map<Integer, Map<ByteString, ByteString>> byPart = new HashMap<>();
    private final Map<ByteString, List<Integer>> partsOf = new HashMap<>();
    private long kept;

    void add(int part, ByteString key, ByteString target) {
        if (kept < MOST_LINKS && !key.equals(target)) {
            boolean first = byPart.computeIfAbsent(part, any -> new HashMap<>()).put(key, target) == null;
            if (first) {
                partsOf.computeIfAbsent(key, any -> new ArrayList<>(1)).add(part);
            }
            kept++;
        }
    }

    /** True without a link. */
    boolean none() {
        return byPart.isEmpty();
    }

    /** The parts that have links. */
    List<Integer> parts() {
        return List.copyOf(byPart.keySet());
    }

    /** Some of the parts that have a link on the way of a path. */
    Set<Integer> parts(ByteString path) {
        Set<Integer> parts = new LinkedHashSet<>();
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            addSome(parts, path.slice(0, end));
        }
        addSome(parts, path);
        return parts;
    }

    private void addSome(Set<Integer> parts, ByteString link) {
        for (int part : partsOf.getOrDefault(link, List.of())) {
            if (parts.size() == MOST_PARTS) {
                return;
            }
            parts.add(part);
        }
    }

    /** The links of a part. */
    Map<ByteString, ByteString> of(int part) {
        return byPart.getOrDefault(part, Map.of());
    }

    /** Where a path leads in a part; empty where no link is on its way, or they lead in circles. */
    Optional<ByteString> resolve(int part, ByteString key) {
        Map<ByteString, ByteString> links = of(part);
        if (links.isEmpty()) {
            return Optional.empty();
        }
        ByteString at = key;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<ByteString> next = step(links, at);
            if (next.isEmpty()) {
                return step == 0 ? Optional.empty() : Optional.of(at);
            }
            at = next.get();
        }
        return Optional.empty();
    }

    /** Replaces the first link on the way. */
    private static Optional<ByteString> step(Map<ByteString, ByteString> links, ByteString path) {
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            ByteString target = links.get(path.slice(0, end));
            if (target != null) {
                return Optional.of(joined(target, path.slice(end, path.length())));
            }
        }
        return Optional.ofNullable(links.get(path));
    }

    private static ByteString joined(ByteString directory, ByteString rest) {
        byte[] path = new byte[directory.length() + rest.length()];
        directory.copyTo(path, 0);
        rest.copyTo(path, directory.length());
        return KnownPath.merged(KnownPath.plain(path));
    }

    /** Hard links: names of one content, as far as the list has them. */
    static final class Hard {
        private final LongTable links = new LongTable();
        private final List<Link> all = new ArrayList<>();

        /** A second name. */
        record Link(int part, String item, ByteString path, ByteString key, ByteString target) {}

        void add(Link link, int pair) {
            int known = links.size();
            if (all.size() < MOST_LINKS && links.intern(LongTable.pair(link.part(), pair)) == known) {
                all.add(link);
            }
        }

        List<Link> all() {
            return all;
        }
    }
}
