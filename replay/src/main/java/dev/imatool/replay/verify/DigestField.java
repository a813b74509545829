package dev.imatool.replay.verify;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldEncoding;
import dev.imatool.model.HashAlgorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stored file digest taken apart in place, moved from field to field: {@code algorithm:} NUL digest, {@code
 * type:algorithm:} NUL digest, or a bare digest whose length tells the algorithm (kernel {@code ima_eventdigest_init_common}).
 */
final class DigestField {
    private static final List<KnownName> KNOWN = knownNames();
    private static final Optional<HashAlgorithm> SHA1 = HashAlgorithm.ofName("sha1");
    private static final Optional<HashAlgorithm> MD5 = HashAlgorithm.ofName("md5");
    private static final int LONGEST_SHOWN = 64;
    private static final int LONGEST_HEAD = 32;

    private ByteSlice field = new ByteSlice();
    private FieldEncoding encoding = FieldEncoding.DIGEST;
    /** The last field up to its NUL, which decides everything but the digest. */
    private final byte[] head = new byte[LONGEST_HEAD];

    /** Length of {@link #head}; 0 after a bare digest, a malformed field or one with a longer head. */
    private int headLength;

    private int nameStart;
    private int nameEnd;
    private int digestStart;
    private Optional<HashAlgorithm> algorithm = Optional.empty();

    private record KnownName(ByteString text, Optional<HashAlgorithm> algorithm) {}

    private static List<KnownName> knownNames() {
        List<KnownName> names = new ArrayList<>();
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            names.add(known(algorithm.kernelName()));
        }
        names.add(known("sm3-256"));
        return List.copyOf(names);
    }

    private static KnownName known(String name) {
        return new KnownName(ByteString.ofText(name), HashAlgorithm.ofName(name));
    }

    /**
     * Moves to {@code field}.
     *
     * @return false when it has not the form that {@code encoding} asks for
     */
    boolean read(ByteSlice field, FieldEncoding encoding) {
        this.field = field;
        if (headLength > 0 && encoding == this.encoding && beginsAsLast()) {
            return true; // as nearly all fields of a list do
        }
        headLength = 0;
        this.encoding = encoding;
        nameStart = 0;
        nameEnd = 0;
        digestStart = 0;
        if (encoding == FieldEncoding.DIGEST) {
            algorithm = bareAlgorithm(field.length());
            return algorithm.isPresent();
        }
        int nul = field.indexOf(0, 0);
        if (nul < 1 || field.at(nul - 1) != ':') {
            return false;
        }
        nameEnd = nul - 1;
        digestStart = nul + 1;
        if (encoding == FieldEncoding.DIGEST_WITH_TYPE) {
            nameStart = field.indexOf(':', 0) + 1;
            if (nameStart > nameEnd) {
                return false;
            }
        }
        algorithm = lookUp();
        if (digestStart <= LONGEST_HEAD) {
            headLength = digestStart;
            System.arraycopy(field.array(), field.offset(), head, 0, headLength);
        }
        return true;
    }

    private boolean beginsAsLast() {
        int from = field.offset();
        return field.length() >= headLength
                && Arrays.equals(field.array(), from, from + headLength, head, 0, headLength);
    }

    private static Optional<HashAlgorithm> bareAlgorithm(int length) {
        return switch (length) {
            case 20 -> SHA1;
            case 16 -> MD5;
            default -> Optional.empty();
        };
    }

    private Optional<HashAlgorithm> lookUp() {
        for (KnownName known : KNOWN) {
            if (named(known)) {
                return known.algorithm();
            }
        }
        return Optional.empty();
    }

    private boolean named(KnownName known) {
        ByteString name = known.text();
        if (name.length() != nameEnd - nameStart) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (field.at(nameStart + i) != name.at(i)) {
                return false;
            }
        }
        return true;
    }

    /** The algorithm, where its name is known. */
    Optional<HashAlgorithm> algorithm() {
        return algorithm;
    }

    /** Length of the digest in bytes. */
    int length() {
        return field.length() - digestStart;
    }

    boolean allZero() {
        for (int i = digestStart; i < field.length(); i++) {
            if (field.at(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** True when the digest is the first {@link #length} bytes of {@code other}. */
    boolean equalTo(byte[] other) {
        for (int i = 0; i < length(); i++) {
            if ((byte) field.at(digestStart + i) != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** The digest. */
    EntryValue value() {
        return new EntryValue.Digest(field.toByteString().slice(digestStart, field.length()));
    }

    /** The algorithm's name as logged, or as its length tells; what is not printable ASCII becomes {@code \xNN}. */
    String algorithmName() {
        if (nameEnd == 0 && algorithm.isPresent()) {
            return algorithm.get().kernelName();
        }
        StringBuilder text = new StringBuilder();
        for (int i = nameStart; i < Math.min(nameEnd, nameStart + LONGEST_SHOWN); i++) {
            int c = field.at(i);
            boolean plain = c > ' ' && c < 0x7f && c != '\\';
            text.append(plain ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\x%02x", c));
        }
        return text.toString();
    }
}
