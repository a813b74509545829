package dev.imatool.parsers.audit;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.TemplateField;
import dev.imatool.parsers.audit.AuditJoin.Basis;
import dev.imatool.parsers.audit.AuditJoin.Joined;
import dev.imatool.parsers.audit.AuditJoin.Unpaired;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings the entries of one list together with audit records, so that entries get times and violations get causes.
 *
 * <p>A record of type {@link AuditType#INTEGRITY_RULE} belongs to the entries of the same path and file digest. A record of
 * a violation has no digest: the n-th one of a path belongs to the n-th violation of that path, which is said only where
 * both tell of equally many. Names in a list have {@code _} for each blank (kernel: {@code ima_write_template_field_data}).
 */
public final class EntryJoin {
    /** How many joined entries are kept. */
    public static final int MOST_ENTRIES = 100_000;

    /** How many records of one content are kept, so that an entry never meets more. */
    private static final int MOST_ALIKE = 100;

    /** How many containers of one path are named. */
    private static final int MOST_CONTAINERS = 10;

    private record Content(ByteString path, String algorithm, ByteString digest) {}

    private final Map<Content, List<AuditRecord>> rules = new HashMap<>();
    private final Map<ByteString, Violations> violations = new LinkedHashMap<>();
    private final List<Joined> joined = new ArrayList<>();
    private long omitted;

    private static final class Violations {
        final List<AuditRecord> records = new ArrayList<>();
        final List<Entry> entries = new ArrayList<>();
        long entryCount;

        List<Container> containers() {
            return Stream.concat(
                            entries.stream().map(entry -> entry.name().container()),
                            records.stream().map(AuditRecord::container))
                    .flatMap(Optional::stream)
                    .distinct()
                    .limit(MOST_CONTAINERS)
                    .toList();
        }
    }

    /** A join with these records. */
    public EntryJoin(List<AuditRecord> records) {
        for (AuditRecord one : records) {
            Optional<ByteString> path = one.path().map(EntryJoin::asLogged);
            if (path.isPresent() && one.isViolation()) {
                violations
                        .computeIfAbsent(path.get(), unseen -> new Violations())
                        .records
                        .add(one);
            } else if (path.isPresent() && one.digest().isPresent()) {
                AuditRecord.Digest digest = one.digest().get();
                Content content = new Content(path.get(), digest.algorithm().kernelName(), digest.value());
                List<AuditRecord> alike = rules.computeIfAbsent(content, unseen -> new ArrayList<>());
                if (alike.size() < MOST_ALIKE) {
                    alike.add(one);
                }
            }
        }
    }

    /** Takes the next entry of the list. */
    public void add(Entry entry) {
        if (entry.violation()) {
            Violations known = violations.get(recorded(entry));
            if (known != null) {
                known.entryCount++;
                if (known.entries.size() < known.records.size()) {
                    known.entries.add(entry);
                }
            }
            return;
        }
        Optional<TemplateField.FileDigest> digest = entry.fileDigest();
        if (digest.isEmpty()) {
            return;
        }
        Content content = new Content(
                recorded(entry), digest.get().algorithmName(), digest.get().digest());
        List<AuditRecord> fitting = rules.getOrDefault(content, List.of()).stream()
                .filter(one -> mayBeIn(one, entry))
                .toList();
        if (!fitting.isEmpty()) {
            keep(joined(entry, Basis.FILE_DIGEST, fitting.get(0), fitting.size()));
        }
    }

    /** The result; to be asked for once, after the last entry. */
    public AuditJoin result() {
        List<Unpaired> unpaired = new ArrayList<>();
        violations.forEach((path, found) -> {
            if (found.entryCount == found.records.size() && allMayBe(found)) {
                for (int i = 0; i < found.records.size(); i++) {
                    keep(joined(found.entries.get(i), Basis.VIOLATION, found.records.get(i), 1));
                }
            } else {
                unpaired.add(new Unpaired(
                        path, found.containers(), found.entryCount, found.records.size(), commonCause(found.records)));
            }
        });
        joined.sort(Comparator.comparingLong(Joined::entry));
        return new AuditJoin(joined, omitted, unpaired);
    }

    private void keep(Joined one) {
        if (joined.size() < MOST_ENTRIES) {
            joined.add(one);
        } else {
            omitted++;
        }
    }

    private static Joined joined(Entry entry, Basis basis, AuditRecord record, long records) {
        return new Joined(entry.number(), entry.name().path(), entry.name().container(), basis, record, records);
    }

    private static boolean allMayBe(Violations found) {
        for (int i = 0; i < found.records.size(); i++) {
            if (!mayBeIn(found.records.get(i), found.entries.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** False when both name a namespace, and not the same. */
    private static boolean mayBeIn(AuditRecord record, Entry entry) {
        Optional<String> label = entry.name().container().flatMap(Container::namespace);
        return record.mountNamespace().isEmpty() || label.isEmpty() || label.equals(record.mountNamespace());
    }

    private static Optional<String> commonCause(List<AuditRecord> records) {
        List<Optional<String>> causes =
                records.stream().map(AuditRecord::cause).distinct().toList();
        return causes.size() == 1 ? causes.get(0) : Optional.empty();
    }

    /** The path that a record has: in the store of a container engine, where the list has it, too. */
    private static ByteString recorded(Entry entry) {
        boolean stored = entry.name()
                .container()
                .filter(container -> container.source() == Container.Source.STORE)
                .isPresent();
        return asLogged(stored ? entry.name().eventName() : entry.name().path());
    }

    private static ByteString asLogged(ByteString path) {
        if (path.indexOf(' ', 0) < 0) {
            return path;
        }
        byte[] bytes = path.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == ' ' ? (byte) '_' : bytes[i];
        }
        return ByteString.copyOf(bytes);
    }
}
