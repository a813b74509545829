package dev.imatool.diff.history;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField;
import dev.imatool.model.table.BytesTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The containers, paths, file digests and marked fields of the lists that are to be compared, each kept once. Lists that
 * meet in a diff are read with the same vocabulary. Not for use by several threads at a time.
 */
public final class Vocabulary {
    /** Number of the host: of what is in no container. */
    public static final int HOST = 0;

    private static final int ALGORITHM_BYTES = 4;

    private final List<Container> containers = new ArrayList<>();
    private final Map<Container, Integer> numbers = new HashMap<>();
    private final BytesTable paths = new BytesTable();
    private final BytesTable algorithms = new BytesTable();
    private final BytesTable digests = new BytesTable();
    private final BytesTable marks = new BytesTable();
    private byte[] scratch = new byte[512];
    private @Nullable Container lastContainer;
    private int lastNumber;
    private int lastAlgorithm = -1;
    private String lastType = "";
    private String lastName = "";

    /** An empty vocabulary. */
    public Vocabulary() {}

    int container(Optional<Container> container) {
        return container.map(this::container).orElse(HOST);
    }

    private int container(Container container) {
        if (container.equals(lastContainer)) {
            return lastNumber;
        }
        Integer known = numbers.get(container);
        lastContainer = container;
        lastNumber = known == null ? added(container) : known;
        return lastNumber;
    }

    private int added(Container container) {
        containers.add(container);
        numbers.put(container, containers.size());
        return containers.size();
    }

    /** The container of that number; none for {@link #HOST}. */
    public Optional<Container> container(int number) {
        return number == HOST ? Optional.empty() : Optional.of(containers.get(number - 1));
    }

    /** Containers seen, the host included. */
    public int containerCount() {
        return 1 + containers.size();
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
