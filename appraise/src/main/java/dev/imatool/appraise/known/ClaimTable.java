package dev.imatool.appraise.known;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.table.BytesTable;
import dev.imatool.model.table.LongTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sources say of the contents and paths that a list can ask for; everything else is let go as it comes. To be filled, finished and
 * then asked. Not for use by several threads.
 */
public final class ClaimTable {
    /** Comparable paths of a source from which on not one that fits is no coincidence. */
    private static final int NO_COINCIDENCE = 3;

    private final ListContents wanted;
    private final PathMapping mapping;
    private final ClaimRows rows;
    private final SourceLinks links = new SourceLinks();
    private final SourceLinks.Hard hardLinks = new SourceLinks.Hard();
    private final BytesTable hardLinkNames = new BytesTable();
    private final KnownPath.Keys lineKeys = new KnownPath.Keys();
    private final Set<Integer> unfit = new HashSet<>();
    private final LongTable parts = new LongTable();
    private final Set<Integer> roots = new HashSet<>();
    private int file;

    /**
     * An empty table.
     *
     * @param wanted what the list can ask for
     * @param mapping where the files of sources are on the machine of the list
     */
    public ClaimTable(ListContents wanted, PathMapping mapping) {
        this.wanted = wanted;
        this.rows = new ClaimRows(wanted);
        this.mapping = mapping;
    }

    /** To be called before each file of a source that has several: what follows is of that file, and no link leads out of it. */
    public void nextFile() {
        file++;
    }

    /** To be called after what a source, or a file of it, says, where that is the file system of a container: an image or a root. */
    public void holdsRoot(int source) {
        roots.add(part(source));
    }

    private int part(int source) {
        return parts.intern(LongTable.pair(source, file));
    }

    /** Takes a line of checksums; the slices may change afterwards. */
    public void checksum(int source, ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        boolean moved = !mapping.moves().isEmpty();
        int known = moved ? ClaimRows.NONE : wanted.digestNumber(digest);
        if (!moved && !wanted.mayAskFor(path, known)) {
            return;
        }
        if (!moved && lineKeys.ofSource(path)) {
            int content = known < 0 ? wanted.internDigest(digest) : known;
            plainLine(source, path, ListContents.label(false, algorithm), content, bare);
            return;
        }
        add(source, KnownFile.ofLine(path, algorithm, digest, bare));
    }

    /**
     * The same of a line that was looked for by its path and its content, of a source without links where nothing is mapped elsewhere: what
     * has neither came by chance, and says nothing.
     */
    public void foundChecksum(int source, ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        int content = wanted.digestNumber(digest);
        if (!lineKeys.ofSource(path)) {
            add(source, KnownFile.ofLine(path, algorithm, digest, bare), "", false);
        } else if (wanted.ownDigest(content) || wanted.ownKey(lineKeys.key())) {
            int known = content < 0 ? wanted.internDigest(digest) : content;
            plainLine(source, path, ListContents.label(false, algorithm), known, bare);
        }
    }

    /** The same as {@link #add}, of a line that the list asks for, with the path of a file in a directory, whose key was made. */
    private void plainLine(int source, ByteSlice path, int label, int content, boolean bare) {
        ByteSlice key = lineKeys.key();
        Optional<ByteString> written =
                key.array() == path.array() ? Optional.empty() : Optional.of(path.toByteString());
        rows.addLine(source, part(source), written, wanted.internKey(key), content, label, bare);
    }

    /** Takes what a source says of a file. */
    public void add(int source, KnownFile file) {
        add(source, file, "");
    }

    /**
     * The same.
     *
     * @param signer the name of the key whose valid signature of the content the source has; empty where it has none
     */
    public void add(int source, KnownFile file, String signer) {
        add(source, file, signer, true);
    }

    /** @param mayHaveLinks whether a link of the source may lead from another place to a file of that name */
    private void add(int source, KnownFile file, String signer, boolean mayHaveLinks) {
        if (file.path().isEmpty()) {
            for (ContentDigest digest : file.digests()) {
                if (wanted.hasDigest(digest.digest())) {
                    add(source, file, signer, Optional.empty(), Optional.of(digest));
                }
            }
            return;
        }
        ByteString key = key(file);
        boolean named = wanted.hasKey(key) || (mayHaveLinks && wanted.mayHaveName(KnownPath.name(key)));
        Optional<ByteString> label = label(file);
        for (ContentDigest digest : file.digests()) {
            if (named || wanted.hasDigest(digest.digest())) {
                add(source, file, signer, Optional.of(key), Optional.of(digest));
            }
            label.ifPresent(it -> add(source, file, signer, label, Optional.of(digest)));
        }
        if (file.digests().isEmpty() && named) {
            add(source, file, signer, Optional.of(key), Optional.empty());
        }
    }

    private ByteString key(KnownFile file) {
        return file.state() == KnownFile.State.LABEL
                ? file.path()
                : KnownPath.merged(KnownPath.placed(file.path(), mapping));
    }

    /** The label of an entry that measures no file, where the source names it as if it were a file. */
    private Optional<ByteString> label(KnownFile file) {
        if (file.state() == KnownFile.State.LABEL) {
            return Optional.empty();
        }
        ByteString name = KnownPath.name(file.path());
        int before = file.path().length() - name.length();
        boolean bare = before == 0
                || (before == 1 && file.path().at(0) == '/')
                || (before == 2 && file.path().at(0) == '.');
        return bare && wanted.hasKey(name) ? Optional.of(name) : Optional.empty();
    }

    private void add(
            int source, KnownFile file, String signer, Optional<ByteString> key, Optional<ContentDigest> digest) {
        rows.add(new ClaimRows.Row(
                source,
                part(source),
                file.item(),
                signer,
                file.path(),
                key,
                digest.map(ContentDigest::digest),
                digest.map(ListContents::label).orElse(ClaimRows.NONE),
                file.state(),
                file.bare(),
                false));
    }

    /** Takes a second name of a file or a directory. */
    public void link(int source, String item, ByteString path, ByteString target, boolean symbolic) {
        byte[] placed = KnownPath.placed(path, mapping);
        ByteString key = KnownPath.merged(placed);
        ByteString led = symbolic ? KnownPath.target(path, target) : target;
        ByteString to = KnownPath.merged(KnownPath.placed(led, mapping));
        if (symbolic && (wanted.hasKeyOrDirectory(key) || wanted.hasKeyOrDirectory(to))) {
            links.add(part(source), key, to);
        } else if (!symbolic && wanted.hasKey(key)) {
            hardLinks.add(new SourceLinks.Hard.Link(part(source), item, path, key, to), hardLinkNames.intern(key));
        }
    }

    /** To be called once, when all sources were read. */
    public void finish() {
        finishLinks();
        Set<Integer> unfitting = rows.sources();
        wanted.eachDigest(content -> {
            removeFitting(content, unfitting);
            return !unfitting.isEmpty();
        });
        if (unfitting.isEmpty()) {
            return;
        }
        LongTable comparable = new LongTable();
        Map<Integer, Integer> counts = new HashMap<>();
        wanted.eachMeasured((key, label) -> {
            for (int row = rows.ofKey(key); row >= 0; row = rows.nextOfKey(row)) {
                int known = comparable.size();
                if (rows.label(row) == label
                        && unfitting.contains(rows.source(row))
                        && comparable.intern(LongTable.pair(rows.source(row), key)) == known) {
                    counts.merge(rows.source(row), 1, Integer::sum);
                }
            }
        });
        counts.forEach((source, count) -> {
            if (count >= NO_COINCIDENCE) {
                unfit.add(source);
            }
        });
    }

    private void removeFitting(ContentDigest content, Set<Integer> sources) {
        for (int row = rows.ofDigest(rows.digestNumber(content.digest())); row >= 0; row = rows.nextOfDigest(row)) {
            if (alike(row, ListContents.label(content))) {
                sources.remove(rows.source(row));
            }
        }
    }

    /** Gives what is known of a file to its other names. */
    private void finishLinks() {
        int read = rows.size();
        boolean linked = !links.parts().isEmpty();
        for (int row = 0; row < read && linked; row++) {
            int part = rows.part(row);
            int from = row;
            rows.key(row)
                    .flatMap(key -> links.resolve(part, key))
                    .filter(wanted::hasKey)
                    .ifPresent(to -> copy(from, rows.item(from), rows.path(from), to));
        }
        for (SourceLinks.Hard.Link link : hardLinks.all()) {
            copyAll(link.part(), link.item(), link.path(), link.key(), link.target());
        }
        for (int part : links.parts()) {
            for (ByteString link : links.of(part).keySet()) {
                if (wanted.hasKey(link)) {
                    links.resolve(part, link).ifPresent(to -> copyAll(part, "", link, link, to));
                }
            }
        }
    }

    private void copyAll(int part, String item, ByteString path, ByteString key, ByteString target) {
        List<Integer> same = new ArrayList<>();
        for (int row = rows.ofKey(rows.keyNumber(target)); row >= 0; row = rows.nextOfKey(row)) {
            if (rows.part(row) == part) {
                same.add(row);
            }
        }
        same.forEach(row -> copy(row, item.isEmpty() ? rows.item(row) : item, path, key));
    }

    private void copy(int row, String item, ByteString path, ByteString key) {
        rows.add(new ClaimRows.Row(
                rows.source(row),
                rows.part(row),
                item,
                rows.signer(row),
                path,
                Optional.of(key),
                rows.bytes(row),
                rows.label(row),
                rows.state(row),
                rows.bare(row),
                true));
    }

    /** True where the digest of a row is of that kind, or may be: where it has the bytes, it is the same content. */
    boolean alike(int row, int label) {
        return rows.label(row) == label || (rows.bare(row) && !ListContents.verity(label));
    }

    /** What the list can ask for. */
    ListContents wanted() {
        return wanted;
    }

    /** What was kept. */
    ClaimRows rows() {
        return rows;
    }

    /** True where none of three or more contents of a source that could be compared fits. */
    boolean unfit(int source) {
        return unfit.contains(source);
    }

    /** False where no link leads from a path of the list, or to one. */
    boolean hasLinks() {
        return !links.none();
    }

    /** The places to which links of sources lead from one. */
    List<ListContents.Place> linked(ListContents.Place from) {
        List<ListContents.Place> led = new ArrayList<>(0);
        for (int part : links.parts(from.key())) {
            links.resolve(part, from.key())
                    .ifPresent(to -> led.add(
                            new ListContents.Place(to, from.container(), from.ofContainer(), from.doubtful(), part)));
        }
        return led;
    }

    /** True where a row is of the part whose links lead to the place, where links do. */
    boolean says(int row, ListContents.Place place) {
        return !place.linked() || place.part() == rows.part(row);
    }

    /**
     * True where a row, which {@link #says} something of the place, can say that another content there is a changed one. Checksums,
     * packages and lists speak of the host that they are of: what the same path holds in a container is up to its image, whether the
     * container is told from a path in a store, from a namespace or from a control group, and no claim of a container makes a
     * difference. So only a file system that may be its own, an image or a root, contradicts there, or any source where nothing but
     * containers is asked about. That the content is right is said by any source: the same bytes are the same file.
     */
    boolean mayContradict(int row, ListContents.Place place) {
        return says(row, place) && (!place.ofContainer() || wanted.ofContainers() || roots.contains(rows.part(row)));
    }

    /** How a path of the list leads to that of a row. */
    Via via(int row, ListContents.Place place, ByteString logged) {
        if (place.container()) {
            return Via.CONTAINER;
        }
        if (place.linked() || rows.linked(row)) {
            return Via.LINK;
        }
        ByteString path = rows.path(row);
        if (path.equals(logged) || rows.state(row) == KnownFile.State.LABEL) {
            return Via.SAME_PATH;
        }
        byte[] here = KnownPath.placed(path, PathMapping.NONE);
        byte[] placed = KnownPath.placed(path, mapping);
        if (!Arrays.equals(here, placed)) {
            return Via.MAPPED;
        }
        if (!ByteString.copyOf(placed).equals(logged)) {
            return logged.at(0) == '/' ? Via.USR_MERGE : Via.SAME_PATH;
        }
        if (path.at(0) != '/') {
            return Via.RELATIVE;
        }
        return path.indexOf(' ', 0) < 0 ? Via.SAME_PATH : Via.BLANK;
    }
}
