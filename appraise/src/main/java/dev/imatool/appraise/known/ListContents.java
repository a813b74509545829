package dev.imatool.appraise.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.table.BytesTable;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What lists can ask sources for: contents and paths, gathered before the sources are read. It also numbers what sources say besides, so
 * that each content and each path is kept once. Not for use by several threads.
 */
public final class ListContents {
    private static final List<HashAlgorithm> ALGORITHMS = List.of(HashAlgorithm.values());
    private static final int VERITY = 0x80;

    /** Those of the list first, and behind them what sources say besides, so that one number stands for one content everywhere. */
    private final BytesTable digests = new BytesTable();

    private final BytesTable keys = new BytesTable();
    private int ownDigests;
    private int ownKeys;
    private final KeyNames names = new KeyNames(keys);

    /** What each key measured, in the order of the list; the same content again only where another came between. */
    private long[] pairs = new long[64];

    private byte[] labels = new byte[64];
    private int measured;

    /** The last of these for each key, counted from 1. */
    private int[] lastOfKey = new int[64];

    private final DigestKinds kinds = new DigestKinds();

    private final boolean ofContainers;

    /** Nothing yet of a list whose entries are all asked about. */
    public ListContents() {
        this(false);
    }

    /**
     * Nothing yet.
     *
     * @param ofContainers true where only entries of some containers are asked about, so that sources speak of these
     */
    public ListContents(boolean ofContainers) {
        this.ofContainers = ofContainers;
    }

    /** True where sources speak of the containers that are asked about, and not of the host. */
    boolean ofContainers() {
        return ofContainers;
    }

    /** Takes an entry. */
    public void add(Entry entry) {
        Optional<ContentDigest> content = entry.fileDigest().flatMap(ContentDigest::of);
        if (entry.violation()) {
            // the kernel logs no content with one: whoever zeroed a template digest left it there, and it may be bad
            content.filter(known -> !known.digest().allZero()).ifPresent(known -> digests.intern(known.digest()));
            ownDigests = digests.size();
            return;
        }
        int digest = -1;
        if (content.isPresent()) {
            digest = digests.intern(content.get().digest());
            kinds.add(content.get());
        }
        for (Place place : places(entry)) {
            byte[] path = place.key().toByteArray();
            int key = keys.intern(path, 0, path.length);
            if (digest >= 0) {
                addPair(key, digest, label(content.orElseThrow()));
            }
        }
        ownDigests = digests.size();
        ownKeys = keys.size();
    }

    /** The same of an entry of which a file of the host is enough to see. */
    public void add(HostFile file) {
        ByteSlice content = file.digest();
        ByteSlice path = file.key();
        int digest = digests.intern(content.array(), content.offset(), content.length());
        int key = keys.intern(path.array(), path.offset(), path.length());
        kinds.add(file);
        addPair(key, digest, file.label());
        ownDigests = digests.size();
        ownKeys = keys.size();
    }

    private void addPair(int key, int digest, int label) {
        if (key >= lastOfKey.length) {
            lastOfKey = Arrays.copyOf(lastOfKey, Math.max(key + 1, 2 * lastOfKey.length));
        }
        int last = lastOfKey[key] - 1;
        if (last >= 0 && (int) pairs[last] == digest && (labels[last] & 0xff) == label) {
            return;
        }
        if (measured == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * measured);
            labels = Arrays.copyOf(labels, 2 * measured);
        }
        pairs[measured] = LongTable.pair(key, digest);
        labels[measured] = (byte) label;
        lastOfKey[key] = ++measured;
    }

    /**
     * A path under which sources may have an entry.
     *
     * @param key as {@link KnownPath} makes it
     * @param container true where it is the path below the root of a container, told from a path in a store
     * @param ofContainer true where the file is a container's, by whatever claim: a path in a store, a namespace, a control group
     * @param doubtful true where that is told from a folder that looks like a store of layers, and is where anyone can make one
     * @param part the part of a source whose links lead there, which is the only one that says something of it; or {@link #ANY_PART}
     */
    record Place(ByteString key, boolean container, boolean ofContainer, boolean doubtful, int part) {
        /** It is not reached by a link. */
        static final int ANY_PART = -1;

        Place(ByteString key, boolean container, boolean ofContainer) {
            this(key, container, ofContainer, false, ANY_PART);
        }

        boolean linked() {
            return part != ANY_PART;
        }
    }

    /** The paths under which sources may have an entry. */
    static List<Place> places(Entry entry) {
        List<Place> places = new ArrayList<>(2);
        ByteString path = entry.name().path();
        ByteString event = entry.name().eventName();
        boolean stored = !event.equals(path);
        boolean ofContainer =
                entry.name().container().filter(container -> !container.host()).isPresent();
        places.add(new Place(KnownPath.ofList(path), stored && event.at(0) == '/', ofContainer));
        if (stored && event.at(0) == '/') {
            places.add(new Place(
                    KnownPath.ofList(event), false, false)); // a file of the host, wherever that has its stores
        }
        KnownPath.inContainer(path)
                .ifPresent(inner -> places.add(new Place(
                        KnownPath.ofList(inner), true, true, !KnownPath.inEngineStore(path), Place.ANY_PART)));
        return places;
    }

    /** The kinds of its digests. */
    public DigestKinds kinds() {
        return kinds;
    }

    /** True where an entry has these bytes for a digest. */
    boolean hasDigest(ByteString digest) {
        return own(digests.find(digest), ownDigests);
    }

    /** False for nearly all lines of checksums that are not about the list, by the number of their digest and by the name of their file. */
    boolean mayAskFor(ByteSlice path, int digest) {
        if (ownDigest(digest)) {
            return true;
        }
        byte[] bytes = path.array();
        int end = path.offset() + path.length();
        int name = end;
        boolean plain = true;
        while (name > path.offset() && bytes[name - 1] != '/') {
            name--;
            plain &= bytes[name] != ' ';
        }
        boolean named = plain && end > name && bytes[end - 1] != '.';
        return !named || names.mayHaveName(bytes, name, end - name, ownKeys);
    }

    /** True for the number of a digest of the list. */
    boolean ownDigest(int number) {
        return own(number, ownDigests);
    }

    /** True for a path of the list. */
    boolean ownKey(ByteSlice key) {
        return own(keys.find(key.array(), key.offset(), key.length()), ownKeys);
    }

    private static boolean own(int number, int size) {
        return number >= 0 && number < size;
    }

    /** The number of a path, or -1; one of the list or of what sources say. */
    int keyNumber(ByteString key) {
        return keys.find(key);
    }

    /** The same, with a new number for one that was not there. */
    int internKey(ByteString key) {
        return keys.intern(key);
    }

    int internKey(ByteSlice key) {
        return keys.intern(key.array(), key.offset(), key.length());
    }

    ByteString keyAt(int number) {
        return keys.get(number);
    }

    /** As {@link #keyNumber}, of the bytes of a digest. */
    int digestNumber(ByteString digest) {
        return digests.find(digest);
    }

    int digestNumber(ByteSlice digest) {
        return digests.find(digest.array(), digest.offset(), digest.length());
    }

    /** The same where a number is guessed: lists that are read again mostly have the next one. */
    int digestNumber(ByteSlice digest, int guess) {
        return digests.find(digest.array(), digest.offset(), digest.length(), guess);
    }

    int keyNumber(ByteSlice key, int guess) {
        return keys.find(key.array(), key.offset(), key.length(), guess);
    }

    int internDigest(ByteString digest) {
        return digests.intern(digest);
    }

    int internDigest(ByteSlice digest) {
        return digests.intern(digest.array(), digest.offset(), digest.length());
    }

    ByteString digestAt(int number) {
        return digests.get(number);
    }

    /** Takes each digest of the list once; the slice moves. */
    void eachOwnDigest(Consumer<ByteSlice> sink) {
        each(digests, ownDigests, sink);
    }

    /** Takes each key of the list once; the slice moves. */
    void eachKey(Consumer<ByteSlice> sink) {
        each(keys, ownKeys, sink);
    }

    private static void each(BytesTable table, int size, Consumer<ByteSlice> sink) {
        ByteSlice slice = new ByteSlice();
        for (int i = 0; i < size; i++) {
            sink.accept(table.get(i, slice));
        }
    }

    boolean hasKey(ByteString key) {
        return own(keys.find(key), ownKeys);
    }

    /** False where no file of the list has that name, in whatever directory. */
    boolean mayHaveName(ByteString name) {
        byte[] bytes = name.toByteArray();
        return names.mayHaveName(bytes, 0, bytes.length, ownKeys);
    }

    /** True where the list has that path, or files below it. */
    boolean hasKeyOrDirectory(ByteString key) {
        return hasKey(key) || names.hasDirectory(key, ownKeys);
    }

    /** Takes each path with the kinds of digests that measure it, some of them several times. */
    void eachMeasured(Measured sink) {
        for (int i = 0; i < measured; i++) {
            sink.take((int) (pairs[i] >>> 32), labels[i] & 0xff);
        }
    }

    /** Takes each digest, some of them several times, until {@code sink} wants no more. */
    void eachDigest(Predicate<ContentDigest> sink) {
        boolean more = true;
        for (int i = 0; i < measured && more; i++) {
            more = sink.test(digest(labels[i] & 0xff, digests.get((int) pairs[i])));
        }
    }

    /** Takes what was measured: the number of a path, and the kind of a digest. */
    @FunctionalInterface
    interface Measured {
        void take(int keyNumber, int label);
    }

    /** A number for the kind of a digest: digests of one kind can be compared. */
    static int label(ContentDigest digest) {
        return label(digest.verity(), digest.algorithm());
    }

    static int label(boolean verity, HashAlgorithm algorithm) {
        return algorithm.kernelId() | (verity ? VERITY : 0);
    }

    /** True where that number stands for a kind of fs-verity digests. */
    static boolean verity(int label) {
        return (label & VERITY) != 0;
    }

    /** The hash of that kind. */
    static HashAlgorithm algorithm(int label) {
        return ALGORITHMS.get(label & ~VERITY);
    }

    /** The digest of that kind. */
    static ContentDigest digest(int label, ByteString bytes) {
        return new ContentDigest(verity(label), algorithm(label), bytes);
    }
}
