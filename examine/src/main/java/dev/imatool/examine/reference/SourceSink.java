package dev.imatool.examine.reference;

import dev.imatool.appraise.known.ClaimTable;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.TrivialContents;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.index.SourceFacts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Hands what one source says to a table of claims, and counts it. */
final class SourceSink implements KnownFileSink {
    private final ClaimTable table;
    private final int number;
    private final boolean bad;
    private final Set<HashAlgorithm> wanted;
    private final Map<KnownSkip, Long> skipped = new EnumMap<>(KnownSkip.class);
    private final Set<HashAlgorithm> algorithms = EnumSet.noneOf(HashAlgorithm.class);
    private final List<ComparedContents> lists;
    private final VouchedKeys keys;
    private boolean verity;
    private long paths;
    private long digests;
    private FileSignatureCounts signatures = FileSignatureCounts.NONE;

    /**
     * For a source of that number.
     *
     * @param asked what the lists can ask for
     * @param keys what signatures of its files are checked with
     */
    SourceSink(ClaimTable table, int number, boolean bad, AskedContents asked, VouchedKeys keys) {
        this.keys = keys;
        this.table = table;
        this.number = number;
        this.bad = bad;
        this.lists = asked.compared();
        this.wanted = asked.all().kinds().algorithms();
    }

    @Override
    public Set<HashAlgorithm> algorithms() {
        return wanted;
    }

    @Override
    public void file(KnownFile file) {
        file(file, "");
    }

    private void file(KnownFile file, String signer) {
        counted(file, 1).ifPresent(said -> table.add(number, said, signer));
    }

    /** A content whose signature is wrong is not that which was signed: the source says nothing of it. */
    @Override
    public void signed(KnownFile file, ByteString signature) {
        signed(file, signature, Optional.empty());
    }

    /** Counts a signature; gives the name of the key whose work it is, or nothing where that is not known; absent where it is wrong. */
    private Optional<String> signer(KnownFile file, ByteString signature) {
        FileSignatureCounts before = signatures;
        Optional<SignatureCheck> check = bad
                ? Optional.empty()
                : keys.ofContent(signature, file.digests().getFirst());
        Optional<SignatureVerdict> verdict = check.map(SignatureCheck::verdict);
        boolean wrong = verdict.filter(SignatureVerdict::finding).isPresent();
        if (wrong) {
            signatures = new FileSignatureCounts(before.valid(), before.wrong() + 1, before.notChecked());
            return Optional.empty();
        }
        boolean valid = verdict.equals(Optional.of(SignatureVerdict.GOOD));
        signatures = new FileSignatureCounts(
                before.valid() + (valid ? 1 : 0), before.wrong(), before.notChecked() + (valid ? 0 : 1));
        return Optional.of(valid ? check.map(VouchedKeys::key).orElse("") : "");
    }

    /** True where signatures of files are checked: not where the contents are bad, and not without keys. */
    boolean checksSignatures() {
        return !bad && !keys.none();
    }

    /**
     * The same as {@link #signed} of a file in an index.
     *
     * @param counts counts it, where all of the source is handed on
     */
    void signed(KnownFile file, ByteString signature, Optional<SourceSink> counts) {
        signer(file, signature).ifPresent(signer -> {
            file(file, signer);
            counts.ifPresent(facts -> facts.counted(file, 1));
        });
    }

    /** Takes the counts of signatures of another sink for the same source. */
    void signatures(FileSignatureCounts checked) {
        signatures = checked;
    }

    /** Counts files of one kind whose signatures are not checked. */
    void countedUnchecked(KnownFile file, long files) {
        counted(file, files);
        signatures = new FileSignatureCounts(signatures.valid(), signatures.wrong(), signatures.notChecked() + files);
    }

    /** The signatures that it has of its files. */
    FileSignatureCounts signatures() {
        return signatures;
    }

    @Override
    public void removed(KnownFile file) {
        file(file);
    }

    /** Counts files of one kind; gives what is left of what they say, if anything. */
    Optional<KnownFile> counted(KnownFile file, long files) {
        if (!bad && file.state() == KnownFile.State.REMOVED) {
            skipped(KnownSkip.REMOVED, files);
            return Optional.empty();
        }
        List<ContentDigest> contents =
                file.digests().stream().filter(digest -> says(digest, files)).toList();
        if (contents.isEmpty() && (!file.digests().isEmpty() || file.path().isEmpty())) {
            return Optional.empty();
        }
        counted(file.path(), contents, files);
        if (bad) {
            lists.forEach(list -> list.add(contents, file.bare(), files));
        }
        return Optional.of(
                contents.size() == file.digests().size()
                        ? file
                        : new KnownFile(file.item(), file.path(), file.state(), contents, file.bare()));
    }

    /** What lists cannot show of a bad source, one for each list that cannot show every content. */
    List<ReferenceStatement.BadNotComparable> notComparable() {
        return bad ? lists.stream().flatMap(list -> list.statement().stream()).toList() : List.of();
    }

    /** Counts files that go elsewhere. */
    void countedElsewhere(KnownFile file, long files) {
        counted(file.path(), file.digests(), files);
    }

    private void counted(ByteString path, List<ContentDigest> contents, long files) {
        paths += path.isEmpty() ? 0 : files;
        digests += files * contents.size();
        for (ContentDigest digest : contents) {
            algorithms.add(digest.algorithm());
            verity |= digest.verity();
        }
    }

    /** Zeros stand for no content; a bad list does not mean the empty file. */
    private boolean says(ContentDigest digest, long files) {
        if (digest.digest().allZero()) {
            skipped(KnownSkip.ZERO, files);
            return false;
        }
        if (bad && TrivialContents.is(digest)) {
            skipped(KnownSkip.TRIVIAL_CONTENT, files);
            return false;
        }
        return true;
    }

    @Override
    public void checksum(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        if (bad || digest.allZero()) {
            KnownFileSink.super.checksum(path, algorithm, digest, bare);
            return;
        }
        countLine(algorithm);
        table.checksum(number, path, algorithm, digest, bare);
    }

    /** The same of a line that was looked for by its path and its content, of a source without links. */
    void foundChecksum(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
        if (bad || digest.allZero()) {
            checksum(path, algorithm, digest, bare);
            return;
        }
        countLine(algorithm);
        table.foundChecksum(number, path, algorithm, digest, bare);
    }

    private void countLine(HashAlgorithm algorithm) {
        paths++;
        digests++;
        algorithms.add(algorithm);
    }

    @Override
    public void link(String item, ByteString path, ByteString target, boolean symbolic) {
        table.link(number, item, path, target, symbolic);
    }

    @Override
    public void nextFile() {
        table.nextFile();
    }

    @Override
    public void fileRead(SourceForm form) {
        if (form.holdsRoot()) {
            table.holdsRoot(number);
        }
    }

    @Override
    public void skipped(KnownSkip why) {
        skipped(why, 1);
    }

    void skipped(KnownSkip why, long times) {
        skipped.merge(why, times, Long::sum);
    }

    /** Whether what is said is bad. */
    boolean bad() {
        return bad;
    }

    /** True where nothing was read that an entry could be held against. */
    boolean nothing() {
        return paths == 0 && digests == 0;
    }

    /** What was read. */
    CheckedSource source(String name, KnownSource read, Optional<String> signedBy) {
        return source(name, read.form(), read.sha256(), read.items(), signedBy);
    }

    /** What was read, of a source in an index. */
    CheckedSource source(SourceFacts facts) {
        return source(facts.name(), facts.form(), facts.sha256(), facts.items(), facts.signedBy());
    }

    private CheckedSource source(
            String name, SourceForm form, Optional<String> sha256, long items, Optional<String> signedBy) {
        Set<String> names = new TreeSet<>();
        algorithms.forEach(algorithm -> names.add(algorithm.kernelName()));
        if (verity) {
            names.add("verity");
        }
        return new CheckedSource(
                name, bad, form, sha256, items, paths, digests, List.copyOf(names), skipped, signedBy, signatures);
    }
}
