package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What of a policy lines of files can say, by path and then by digest.
 *
 * @param lines SHA-256 digests and their paths
 * @param leftOut everything else, by why
 */
public record FileLines(List<Line> lines, Map<NotTaken, Long> leftOut) {
    public FileLines {
        lines = List.copyOf(lines);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * A file.
     *
     * @param path absolute
     * @param sha256 of its content
     */
    public record Line(ByteString path, ByteString sha256) {}

    /**
     * The lines of a policy.
     *
     * @param oneEach whether there is one line of a path; the first of its digests, by their bytes, is kept
     * @param escapes whether lines can have paths with line feeds
     */
    static FileLines of(RuntimePolicy policy, boolean oneEach, boolean escapes) {
        Map<NotTaken, Long> left = new EnumMap<>(NotTaken.class);
        List<Line> lines = new ArrayList<>();
        policy.section(PolicySection.DIGESTS).forEach((path, digests) -> {
            if (QualifiedName.namesBootAggregate(path)) {
                leave(left, NotTaken.BOOT_AGGREGATE, digests.size());
            } else if (path.isEmpty()
                    || path.at(0) != '/'
                    || path.indexOf(0, 0) >= 0
                    || (!escapes && path.indexOf('\n', 0) >= 0)) {
                leave(left, NotTaken.PATH, digests.size());
            } else {
                lines(path, digests, oneEach, lines, left);
            }
        });
        leave(left, NotTaken.KEYRING, policy.digests(PolicySection.KEYRINGS));
        leave(left, NotTaken.BUFFER, policy.digests(PolicySection.IMA_BUF));
        leave(left, NotTaken.EXCLUDE, policy.excludes().size());
        leave(left, NotTaken.IGNORED_KEYRING, policy.ignoredKeyrings().size());
        leave(left, NotTaken.VERIFICATION_KEYS, policy.verificationKeys().isPresent() ? 1 : 0);
        leave(left, NotTaken.TEMPLATE_HASH, policy.templateHash().isPresent() ? 1 : 0);
        leave(left, NotTaken.RELEASE, policy.release() > 0 ? 1 : 0);
        return new FileLines(lines, left);
    }

    private static void lines(
            ByteString path,
            SortedSet<ByteString> digests,
            boolean oneEach,
            List<Line> lines,
            Map<NotTaken, Long> left) {
        boolean has = false;
        for (ByteString digest : digests) {
            if (digest.length() != HashAlgorithm.SHA256.digestLength()) {
                leave(left, NotTaken.OTHER_ALGORITHM, 1);
            } else if (has && oneEach) {
                leave(left, NotTaken.FURTHER_DIGEST, 1);
            } else {
                lines.add(new Line(path, digest));
                has = true;
            }
        }
    }

    private static void leave(Map<NotTaken, Long> left, NotTaken why, long many) {
        if (many > 0) {
            left.merge(why, many, Long::sum);
        }
    }
}
