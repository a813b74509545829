package dev.imatool.diff.history;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField;
import dev.imatool.model.table.BytesTable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The namespaces, paths, file digests and marked fields of the lists that are to be compared, each kept once. Lists that
 * meet in a diff are read with the same vocabulary. Not for use by several threads at a time.
 */
public final class Vocabulary {
    /** Number of "in no namespace". */
    public static final int NO_NAMESPACE = 0;

    private static final int ALGORITHM_BYTES = 4;

    private final BytesTable namespaces = new BytesTable();
    private final BytesTable paths = new BytesTable();
    private final BytesTable algorithms = new BytesTable();
    private final BytesTable digests = new BytesTable();
    private final BytesTable marks = new BytesTable();
    private byte[] scratch = new byte[512];
    private int lastAlgorithm = -1;
    private String lastType = "";
    private String lastName = "";

    /** An empty vocabulary. */
    public Vocabulary() {}

    int namespace(Optional<String> label) {
        return label.map(text -> 1 + intern(namespaces, ByteString.ofText(text)))
                .orElse(NO_NAMESPACE);
    }

    public Optional<String> namespaceLabel(int namespace) {
        return namespace == NO_NAMESPACE
                ? Optional.empty()
                : namespaces.get(namespace - 1).utf8();
    }

    /** Namespaces seen, "none" included. */
    public int namespaceCount() {
        return 1 + namespaces.size();
    }

    int path(ByteString path) {
        return intern(paths, path);
    }

    public int pathCount() {
        return paths.size();
    }

    public ByteString pathBytes(int path) {
        return paths.get(path);
    }

    public int comparePaths(int one, int other) {
        return paths.compare(one, other);
    }

    /** fs-verity digests are of another kind than file digests of the same hash, so their type is part of the algorithm. */
    int digest(TemplateField.FileDigest field) {
        String name = field.algorithm().map(HashAlgorithm::kernelName).orElse(field.algorithmName());
        String type = field.type().filter(text -> !text.equals("ima")).orElse("");
        int algorithm = algorithm(type, name);
        int length = ALGORITHM_BYTES + field.digest().length();
        reserve(length);
        for (int i = 0; i < ALGORITHM_BYTES; i++) {
            scratch[i] = (byte) (algorithm >>> (8 * i));
        }
        field.digest().copyTo(scratch, ALGORITHM_BYTES);
        return digests.intern(scratch, 0, length);
    }

    private int algorithm(String type, String name) {
        if (lastAlgorithm < 0 || !type.equals(lastType) || !name.equals(lastName)) {
            lastAlgorithm = intern(algorithms, ByteString.ofText(type + ":" + name));
            lastType = type;
            lastName = name;
        }
        return lastAlgorithm;
    }

    public int digestCount() {
        return digests.size();
    }

    public int algorithmCount() {
        return algorithms.size();
    }

    public int algorithmOf(int digest) {
        int algorithm = 0;
        for (int i = 0; i < ALGORITHM_BYTES; i++) {
            algorithm |= digests.at(digest, i) << (8 * i);
        }
        return algorithm;
    }

    public MeasuredDigest loggedDigest(int digest) {
        String algorithm = new String(algorithms.get(algorithmOf(digest)).toByteArray(), StandardCharsets.UTF_8);
        int colon = algorithm.indexOf(':');
        Optional<String> type = colon == 0 ? Optional.empty() : Optional.of(algorithm.substring(0, colon));
        return new MeasuredDigest(type, algorithm.substring(colon + 1), digests.get(digest, ALGORITHM_BYTES));
    }

    int marks(ByteString fieldMarks) {
        return intern(marks, fieldMarks);
    }

    public int markCount() {
        return marks.size();
    }

    public ByteString marks(int number) {
        return marks.get(number);
    }

    private int intern(BytesTable table, ByteString bytes) {
        reserve(bytes.length());
        bytes.copyTo(scratch, 0);
        return table.intern(scratch, 0, bytes.length());
    }

    private void reserve(int length) {
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, 2 * scratch.length)];
        }
    }
}
