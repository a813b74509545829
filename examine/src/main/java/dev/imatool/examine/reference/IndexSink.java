package dev.imatool.examine.reference;

import dev.imatool.appraise.known.IndexHashes;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.model.reference.TrivialContents;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.index.IndexWriter;
import dev.imatool.parsers.known.index.KnownEvent;
import dev.imatool.parsers.known.index.SourceFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts all that one source says into an index, and counts it so that it can be counted again by what a list asks. */
final class IndexSink implements KnownFileSink, SourceTaker {
    private static final ByteString SOME_PATH = ByteString.ofText("/");

    private final IndexWriter writer;
    private final Set<HashAlgorithm> algorithms;
    private final Map<KnownSkip, Long> skipped = new EnumMap<>(KnownSkip.class);
    private final Map<Kind, Long> tallies = new LinkedHashMap<>();
    private final Map<Kind, Long> ofPart = new LinkedHashMap<>();
    private long tooLong;
    private final long[] lines = new long[2 * HashAlgorithm.values().length];

    private record Kind(KnownFile file, boolean hashed, boolean inRole, boolean signed) {
        SourceFacts.Tally tally(long files) {
            return new SourceFacts.Tally(file, hashed, inRole, signed, files);
        }
    }

    IndexSink(IndexWriter writer, Set<HashAlgorithm> algorithms) {
        this.writer = writer;
        this.algorithms = algorithms;
    }

    @Override
    public Set<HashAlgorithm> algorithms() {
        return algorithms;
    }

    /** False for what an index cannot hold, which is counted. */
    private boolean fits(int... lengths) {
        boolean fits = Arrays.stream(lengths).allMatch(IndexWriter::fits);
        if (!fits) {
            tooLong++;
            skipped(KnownSkip.UNREADABLE);
        }
        return fits;
    }

    /** How much was left out because of names that are too long. */
    long tooLong() {
        return tooLong;
    }

    @Override
    public void file(KnownFile file) {
        if (!fits(file.item().length(), file.path().length())) {
            return;
        }
        count(file, false, false);
        writer.add(new KnownEvent.Listed(file, false), hashes(file.path(), file.state()));
    }

    @Override
    public void signed(KnownFile file, ByteString signature) {
        if (!fits(file.item().length(), file.path().length(), signature.length())) {
            return;
        }
        count(file, false, true);
        writer.add(new KnownEvent.Signed(file, signature), hashes(file.path(), file.state()));
    }

    @Override
    public void removed(KnownFile file) {
        file(file);
    }

    @Override
    public void checksum(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        if (!fits(path.length())) {
            return;
        }
        ByteString name = path.toByteString();
        ContentDigest content = new ContentDigest(false, algorithm, digest.toByteString());
        if (content.digest().allZero() || TrivialContents.is(content) || name.isEmpty()) {
            count(new KnownFile("", name, KnownFile.State.PRESENT, List.of(content), bare), false, false);
        } else {
            lines[2 * algorithm.kernelId() + (bare ? 1 : 0)]++;
        }
        writer.addLine(path, algorithm, digest, bare, hashes(name, KnownFile.State.PRESENT));
    }

    private static IndexWriter.Hashes hashes(ByteString path, KnownFile.State state) {
        IndexHashes.OfFile hashes = IndexHashes.of(path, state);
        return new IndexWriter.Hashes(hashes.key(), hashes.name());
    }

    @Override
    public KnownFileSink files() {
        return this;
    }

    @Override
    public boolean nothing() {
        List<SourceFacts.Tally> all = new ArrayList<>(tallies());
        ofPart.forEach((kind, files) -> all.add(kind.tally(files)));
        return ReferenceExamination.counted(skipped, all).nothing();
    }

    @Override
    public void value(ReferenceValue value) {
        if (!fits(value.image().map(String::length).orElse(0), value.path().length())) {
            return;
        }
        count(
                new KnownFile("", value.path(), KnownFile.State.PRESENT, List.of(value.digest()), value.bare()),
                true,
                false);
        writer.add(new KnownEvent.Value(value));
    }

    @Override
    public void link(String item, ByteString path, ByteString target, boolean symbolic) {
        if (fits(item.length(), path.length(), target.length())) {
            writer.add(new KnownEvent.Link(item, path, target, symbolic));
        }
    }

    @Override
    public void nextFile() {
        partRead(SourceForm.FOLDER);
        writer.nextFile();
    }

    @Override
    public void fileRead(SourceForm form) {
        partRead(form);
        writer.add(new KnownEvent.FileRead(form));
    }

    @Override
    public void skipped(KnownSkip why) {
        skipped.merge(why, 1L, Long::sum);
    }

    private void count(KnownFile file, boolean inRole, boolean signed) {
        List<ContentDigest> digests =
                file.digests().stream().map(IndexSink::alike).toList();
        ByteString path = file.path().isEmpty() ? ByteString.EMPTY : SOME_PATH;
        KnownFile.State state =
                file.state() == KnownFile.State.REMOVED ? KnownFile.State.REMOVED : KnownFile.State.PRESENT;
        KnownFile stands = new KnownFile("", path, state, digests, file.bare());
        ofPart.merge(new Kind(stands, false, inRole, signed), 1L, Long::sum);
    }

    /** Another digest that is counted as this one is. */
    private static ContentDigest alike(ContentDigest digest) {
        if (digest.digest().allZero() || TrivialContents.is(digest)) {
            return digest;
        }
        byte[] ones = new byte[digest.digest().length()];
        Arrays.fill(ones, (byte) 1);
        return new ContentDigest(digest.verity(), digest.algorithm(), ByteString.copyOf(ones));
    }

    /** What was counted since the last part is of that form. */
    private void partRead(SourceForm form) {
        boolean hashed = IndexWriter.hashes(form);
        ofPart.forEach((kind, files) ->
                tallies.merge(new Kind(kind.file(), hashed, kind.inRole(), kind.signed()), files, Long::sum));
        ofPart.clear();
        writer.partRead(form);
    }

    /** What it skipped, by why. */
    Map<KnownSkip, Long> allSkipped() {
        return skipped;
    }

    /** How many files of which kind came. */
    List<SourceFacts.Tally> tallies() {
        List<SourceFacts.Tally> all = new ArrayList<>();
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            for (int bare = 0; bare < 2; bare++) {
                long files = lines[2 * algorithm.kernelId() + bare];
                byte[] ones = new byte[algorithm.digestLength()];
                Arrays.fill(ones, (byte) 1);
                ContentDigest digest = new ContentDigest(false, algorithm, ByteString.copyOf(ones));
                KnownFile stands = new KnownFile("", SOME_PATH, KnownFile.State.PRESENT, List.of(digest), bare == 1);
                if (files > 0) {
                    all.add(new SourceFacts.Tally(stands, false, false, false, files));
                }
            }
        }
        tallies.forEach((kind, files) -> all.add(kind.tally(files)));
        return all;
    }
}
