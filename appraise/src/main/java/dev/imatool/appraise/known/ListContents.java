package dev.imatool.appraise.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.table.BytesTable;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a list can ask sources for: contents and paths, gathered before the sources are read. Not for use by several threads. */
public final class ListContents {
    private static final List<HashAlgorithm> ALGORITHMS = List.of(HashAlgorithm.values());
    private static final int VERITY = 0x80;

    private final BytesTable digests = new BytesTable();
    private final BytesTable keys = new BytesTable();
    private final BytesTable names = new BytesTable();
    private final BytesTable directories = new BytesTable();
    private final LongTable pairs = new LongTable();
    private final LongTable labels = new LongTable();
    private final Set<HashAlgorithm> algorithms = EnumSet.noneOf(HashAlgorithm.class);
    private final Set<Integer> kinds = new TreeSet<>();

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
        if (entry.violation()) {
            return;
        }
        Optional<ContentDigest> content = entry.fileDigest().flatMap(ContentDigest::of);
        int digest = -1;
        if (content.isPresent()) {
            digest = digests.intern(content.get().digest());
            kinds.add(label(content.get()));
            if (!content.get().verity()) {
                algorithms.add(content.get().algorithm());
            }
        }
        for (Place place : places(entry)) {
            int known = keys.size();
            int key = keys.intern(place.key());
            if (key == known) {
                names.intern(KnownPath.name(place.key()));
                addDirectories(place.key());
            }
            if (digest >= 0) {
                labels.intern(LongTable.pair(pairs.intern(LongTable.pair(key, digest)), label(content.orElseThrow())));
            }
        }
    }

    private void addDirectories(ByteString key) {
        for (int slash = key.indexOf('/', 1); slash > 0; slash = key.indexOf('/', slash + 1)) {
            directories.intern(key.slice(0, slash));
        }
    }

    /**
     * A path under which sources may have an entry.
     *
     * @param key as {@link KnownPath} makes it
     * @param container true where it is the path below the root of a container
     * @param doubtful true where that is told from a folder that looks like a store of layers, and is where anyone can make one
     * @param part the part of a source whose links lead there, which is the only one that says something of it; or {@link #ANY_PART}
     */
    record Place(ByteString key, boolean container, boolean doubtful, int part) {
        /** It is not reached by a link. */
        static final int ANY_PART = -1;

        Place(ByteString key, boolean container) {
            this(key, container, false, ANY_PART);
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
        places.add(new Place(KnownPath.ofList(path), stored && event.at(0) == '/'));
        if (stored && event.at(0) == '/') {
            places.add(new Place(KnownPath.ofList(event), false));
        }
        KnownPath.inContainer(path)
                .ifPresent(inner -> places.add(
                        new Place(KnownPath.ofList(inner), true, !KnownPath.inEngineStore(path), Place.ANY_PART)));
        return places;
    }

    /** The algorithms of its digests of whole files: those in which contents are to be hashed. */
    public Set<HashAlgorithm> algorithms() {
        return Set.copyOf(algorithms);
    }

    /** The kinds of its digests, by name; {@code verity} stands for those of fs-verity. */
    public Set<String> kinds() {
        Set<String> names = new TreeSet<>();
        kinds.forEach(kind ->
                names.add((kind & VERITY) != 0 ? "verity" : ALGORITHMS.get(kind).kernelName()));
        return names;
    }

    /**
     * True where it has digests of that kind, or for a bare one of that length, so that it shows whether it has the content.
     *
     * @param bare whether nobody said which hash it is
     */
    public boolean canCompare(ContentDigest digest, boolean bare) {
        return kinds.contains(label(digest))
                || (bare
                        && algorithms.stream()
                                .anyMatch(known ->
                                        known.digestLength() == digest.digest().length()));
    }

    /** True where an entry has these bytes for a digest. */
    boolean hasDigest(ByteString digest) {
        return digests.find(digest) >= 0;
    }

    /** False for nearly all lines of checksums that are not about the list, without a copy of them. */
    boolean mayAskFor(ByteSlice path, ByteSlice digest) {
        if (digests.find(digest.array(), digest.offset(), digest.length()) >= 0) {
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
        return !named || names.find(bytes, name, end - name) >= 0;
    }

    boolean hasKey(ByteString key) {
        return keys.find(key) >= 0;
    }

    /** True where a file of the list has that name, in whatever directory. */
    boolean hasName(ByteString name) {
        return names.find(name) >= 0;
    }

    /** True where the list has that path, or files below it. */
    boolean hasKeyOrDirectory(ByteString key) {
        return hasKey(key) || directories.find(key) >= 0;
    }

    /** Takes each pair of a path and a kind of digest that measures it, each once. */
    void eachMeasured(Measured sink) {
        for (int i = 0; i < labels.size(); i++) {
            long pair = pairs.get((int) (labels.get(i) >>> 32));
            sink.take(new MeasuredKind(
                    (int) (pair >>> 32), keys.get((int) (pair >>> 32)), (int) pair, digests.get((int) pair), (int)
                            labels.get(i)));
        }
    }

    /** A path and a content that was measured under it; the numbers are those of the table. */
    record MeasuredKind(int keyNumber, ByteString key, int digestNumber, ByteString digest, int label) {}

    /** Takes what was measured. */
    @FunctionalInterface
    interface Measured {
        void take(MeasuredKind measured);
    }

    /** A number for the kind of a digest: digests of one kind can be compared. */
    static int label(ContentDigest digest) {
        return digest.algorithm().kernelId() | (digest.verity() ? VERITY : 0);
    }

    /** The digest of that kind. */
    static ContentDigest digest(int label, ByteString bytes) {
        return new ContentDigest((label & VERITY) != 0, ALGORITHMS.get(label & ~VERITY), bytes);
    }
}
