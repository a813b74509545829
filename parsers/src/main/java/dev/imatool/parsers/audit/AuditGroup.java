package dev.imatool.parsers.audit;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records of the same thing: type, operation, cause, path, file digest and namespace agree.
 *
 * @param records at least one, in the order of the input
 */
public record AuditGroup(List<AuditRecord> records) {
    private static final int MOST_COMMANDS = 10;

    public AuditGroup {
        records = List.copyOf(records);
    }

    private record Key(
            AuditType type,
            Optional<String> op,
            Optional<String> cause,
            Optional<ByteString> path,
            Optional<ByteString> hash,
            Optional<String> namespace,
            Optional<String> rule,
            boolean failure) {}

    /** Groups records; groups stand in the order of their first records. */
    public static List<AuditGroup> of(List<AuditRecord> records) {
        Map<Key, List<AuditRecord>> groups = new LinkedHashMap<>();
        for (AuditRecord one : records) {
            Key key = new Key(
                    one.type(),
                    one.op(),
                    one.cause(),
                    one.path(),
                    one.field("hash"),
                    one.mountNamespace(),
                    one.policyRule(),
                    one.isFailure());
            groups.computeIfAbsent(key, unseen -> new ArrayList<>()).add(one);
        }
        return groups.values().stream().map(AuditGroup::new).toList();
    }

    /** What all of them agree in. */
    public AuditRecord first() {
        return records.get(0);
    }

    /** The last one. */
    public AuditRecord last() {
        return records.get(records.size() - 1);
    }

    /** Names of the programs that caused them, the first ten. */
    public List<ByteString> commands() {
        return records.stream()
                .flatMap(one -> one.field("comm").stream())
                .distinct()
                .limit(MOST_COMMANDS)
                .toList();
    }

    /** The newest record of each combination of values that these fields have, the newest first. */
    public List<AuditRecord> different(List<String> keys) {
        Set<List<Optional<ByteString>>> seen = new HashSet<>();
        return records.reversed().stream()
                .filter(one -> seen.add(keys.stream().map(one::field).toList()))
                .toList();
    }

    /**
     * The groups to show where there is no room for all: those of failures first, then those with the newest records; in the
     * order in which they were given.
     */
    public static List<AuditGroup> toShow(List<AuditGroup> groups, int most) {
        List<AuditGroup> chosen = groups.stream()
                .sorted(Comparator.comparing(
                                (AuditGroup group) -> !group.first().isFailure())
                        .thenComparing(group -> group.last().line(), Comparator.reverseOrder()))
                .limit(most)
                .toList();
        Set<AuditGroup> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        shown.addAll(chosen);
        return groups.stream().filter(shown::contains).toList();
    }
}
