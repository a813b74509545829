package dev.imatool.replay.verify;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.Template;
import dev.imatool.replay.filehash.FileHash;
import dev.imatool.replay.filehash.FileHashes;
import dev.imatool.replay.verify.EntryProblem.Evidence;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that the file digest of a measured buffer is the hash of the {@code buf} field; also where the field itself is a
 * hash, which is then hashed again (kernel {@code process_buffer_measurement}). An empty buffer is that of an ordinary file
 * under such a template.
 */
final class BufferCheck {
    private static final int LONGEST_DIGEST = 64;

    private final EntryProblems problems;
    private final DigestField digest = new DigestField();
    private final Map<HashAlgorithm, Optional<FileHash>> hashes = new EnumMap<>(HashAlgorithm.class);
    private final byte[] computed = new byte[LONGEST_DIGEST];

    BufferCheck(EntryProblems problems) {
        this.problems = problems;
    }

    void check(EntryView entry, ByteSlice buffer) {
        int index = digestIndex(entry.template());
        if (entry.violation() || buffer.length() == 0 || index < 0) {
            return;
        }
        if (!digest.read(
                entry.field(index), entry.template().fields().get(index).encoding())) {
            return;
        }
        Optional<HashAlgorithm> algorithm = digest.algorithm();
        if (algorithm.isPresent() && digest.length() == algorithm.get().digestLength()) {
            compare(entry, buffer, algorithm.get());
        }
    }

    private void compare(EntryView entry, ByteSlice buffer, HashAlgorithm algorithm) {
        Optional<FileHash> hash = hashes.computeIfAbsent(algorithm, FileHashes::of);
        if (hash.isEmpty()) {
            problems.add(
                    EntryProblemKind.BUFFER_NOT_CHECKED,
                    entry,
                    () -> Evidence.of(digest.value()).in(algorithm.kernelName()));
            return;
        }
        hash.get().update(buffer.array(), buffer.offset(), buffer.length());
        hash.get().digestInto(computed, 0);
        if (!digest.equalTo(computed)) {
            EntryValue due = new EntryValue.Digest(ByteString.copyOf(computed, 0, algorithm.digestLength()));
            problems.add(
                    EntryProblemKind.BUFFER_DIGEST_MISMATCH,
                    entry,
                    () -> Evidence.of(digest.value(), due).in(algorithm.kernelName()));
        }
    }

    private static int digestIndex(Template template) {
        for (int i = 0; i < template.fields().size(); i++) {
            FieldId id = template.fields().get(i);
            if (id.encoding().isDigest() && !id.equals(FieldId.D_MODSIG)) {
                return i;
            }
        }
        return -1;
    }
}
