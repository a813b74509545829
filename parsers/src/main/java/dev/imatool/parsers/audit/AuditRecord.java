package dev.imatool.parsers.audit;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.HashAlgorithm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One integrity audit record.
 *
 * @param line where it is, from 1
 * @param type what it is about
 * @param time when it was made, where the record itself says so
 * @param fields in the order in which they stand there
 */
public record AuditRecord(long line, AuditType type, Optional<AuditTime> time, List<AuditField> fields) {
    private static final Pattern DIGEST = Pattern.compile("(?:([a-z0-9-]{1,20}):)?((?:[0-9a-fA-F]{2}){16,64})");
    private static final Set<String> HARMLESS = Set.of("hash_added", "hash_exists", "completed", "pass");

    public AuditRecord {
        fields = List.copyOf(fields);
    }

    /** A digest and its algorithm. */
    public record Digest(HashAlgorithm algorithm, ByteString value) {}

    /** Value of the first field of that key. */
    public Optional<ByteString> field(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .map(AuditField::value)
                .findFirst();
    }

    /** The same as text, one character per byte. */
    public Optional<String> text(String key) {
        return field(key).map(ByteString::latin1);
    }

    /** What was done. */
    public Optional<String> op() {
        return text("op");
    }

    /** Why the record was made. */
    public Optional<String> cause() {
        return text("cause");
    }

    /** Path of the file, or the event name of a buffer. */
    public Optional<ByteString> path() {
        return field("name").or(() -> field("file"));
    }

    /** Number of the mount namespace, which the patches of linuxkit add. */
    public Optional<String> mountNamespace() {
        return text("mnt_ns");
    }

    /** What container the record names: the mount namespace, else the store in which the path leads. */
    public Optional<Container> container() {
        return mountNamespace()
                .map(label -> Container.ofNamespace(label, Container.Source.AUDIT_RECORD))
                .or(() -> path().flatMap(ContainerStore::of).map(ContainerStore.Stored::container));
    }

    /** The file digest of a record of type {@link AuditType#INTEGRITY_RULE}; a bare one of 20 bytes is SHA-1. */
    public Optional<Digest> digest() {
        Matcher digest = DIGEST.matcher(text("hash").orElse(""));
        if (!digest.matches()) {
            return Optional.empty();
        }
        ByteString value = ByteString.ofHex(digest.group(2));
        Optional<HashAlgorithm> algorithm =
                digest.group(1) == null ? Optional.of(HashAlgorithm.SHA1) : HashAlgorithm.ofName(digest.group(1));
        return algorithm.filter(known -> known.digestLength() == value.length()).map(known -> new Digest(known, value));
    }

    /** True when it tells of a policy rule; kernels before type 1807 used 1805 for these too. */
    public boolean isPolicyRule() {
        return type == AuditType.INTEGRITY_POLICY_RULE
                || (type == AuditType.INTEGRITY_RULE && field("action").isPresent());
    }

    /** The policy rule it tells of, as it is written in a policy. */
    public Optional<String> policyRule() {
        if (!isPolicyRule()) {
            return Optional.empty();
        }
        return Optional.of(fields.stream()
                .filter(field -> !field.key().equals("res"))
                .map(field -> field.key().equals("action")
                        ? field.value().latin1()
                        : field.key() + field.operator() + field.value().latin1())
                .collect(Collectors.joining(" ")));
    }

    /** True when a measured file was open for writing, so that the list has a violation (kernel: {@code ima_rdwr_violation_check}). */
    public boolean isViolation() {
        return type == AuditType.INTEGRITY_PCR && op().equals(Optional.of("invalid_pcr"));
    }

    /** True when it tells of something that went wrong: a violation, or a result of 0. */
    public boolean isFailure() {
        boolean failed = text("res")
                .map(result -> result.toLowerCase(Locale.ROOT))
                .filter(result -> result.equals("0") || result.equals("no") || result.equals("failed"))
                .isPresent();
        return isViolation() || (failed && cause().filter(HARMLESS::contains).isEmpty());
    }
}
