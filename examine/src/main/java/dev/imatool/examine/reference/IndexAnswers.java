package dev.imatool.examine.reference;

import dev.imatool.appraise.known.IndexHashes;
import dev.imatool.appraise.known.ListContents;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.index.IndexWriter;
import dev.imatool.parsers.known.index.IndexedSource;
import dev.imatool.parsers.known.index.KnownEvent;
import dev.imatool.parsers.known.index.KnownIndex;
import dev.imatool.parsers.known.index.SourceFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says again what the sources of an index said, as far as a list can ask for it, so that the answers are those of the sources. */
final class IndexAnswers {
    private final String name;
    private final KnownIndex index;
    private final Set<HashAlgorithm> algorithms;
    private final Optional<KnownIndex.Selection> selection;

    /** Whether what comes was looked for by whole paths and contents. */
    private final boolean exact;

    private final List<Notice> notices = new ArrayList<>();

    /**
     * Asks the index.
     *
     * @throws IOException if it cannot be read, or is damaged
     */
    IndexAnswers(String name, KnownIndex index, ListContents list, PathMapping mapping) throws IOException {
        this.name = name;
        this.index = index;
        this.algorithms = list.kinds().algorithms();
        if (mapping.equals(PathMapping.NONE)) {
            boolean links = index.sources().stream().anyMatch(IndexedSource::links);
            IndexHashes.Wanted wanted = IndexHashes.wanted(list, links);
            this.selection = Optional.of(index.find(wanted.digests(), wanted.paths()));
            this.exact = !links;
        } else {
            // where files are elsewhere, the hashes of their paths are others than those in the index: all of it is
            // looked at
            this.selection = Optional.empty();
            this.exact = false;
        }
    }

    /**
     * Hands on what a source said, and counts it. Where signatures are checked, all of them are, as those of the source itself would be.
     *
     * @param counts counts what the whole source said
     */
    void replay(IndexedSource source, SourceSink sink, SourceTaker values, SourceSink counts) throws IOException {
        boolean signed = sink.checksSignatures() && source.facts().signed();
        Optional<KnownIndex.Selection> selected = signed ? Optional.empty() : selection;
        Optional<SourceSink> ofSigned = Optional.of(counts).filter(it -> signed);
        KnownIndex.Sink taker = new KnownIndex.Sink() {
            @Override
            public void take(KnownEvent event, boolean hashed) {
                IndexAnswers.this.take(event, hashed, sink, values, ofSigned);
            }

            @Override
            public void line(ByteSlice path, HashAlgorithm algorithm, ByteSlice digest, boolean bare) {
                if (exact && !signed) {
                    sink.foundChecksum(path, algorithm, digest, bare);
                } else {
                    sink.checksum(path, algorithm, digest, bare);
                }
            }
        };
        if (selected.isPresent()) {
            index.replay(source, selected.get(), taker);
        } else {
            index.replay(source, taker);
        }
        count(source.facts(), counts, signed);
        if (signed) {
            counts.signatures(sink.signatures());
        }
        long wrong = counts.signatures().wrong();
        if (wrong > 0) {
            add(source.facts().name(), Severity.ERROR, new ReferenceStatement.WrongFileSignatures(wrong));
        }
    }

    private void take(
            KnownEvent event, boolean hashed, SourceSink sink, SourceTaker values, Optional<SourceSink> ofSigned) {
        switch (event) {
            case KnownEvent.Listed(KnownFile file, boolean line) -> sink.file(hashed ? inAlgorithmsOfList(file) : file);
            case KnownEvent.Signed signed -> sink.signed(signed.file(), signed.signature(), ofSigned);
            case KnownEvent.Link link -> sink.link(link.item(), link.path(), link.target(), link.symbolic());
            case KnownEvent.NextFile next -> sink.nextFile();
            case KnownEvent.FileRead read -> sink.fileRead(read.form());
            case KnownEvent.Value value -> values.value(value.value());
        }
    }

    /** The source itself would have been hashed in these alone. */
    private KnownFile inAlgorithmsOfList(KnownFile file) {
        List<ContentDigest> digests = file.digests().stream()
                .filter(digest -> algorithms.contains(digest.algorithm()))
                .toList();
        return digests.size() == file.digests().size()
                ? file
                : new KnownFile(file.item(), file.path(), file.state(), digests, file.bare());
    }

    /** Counts what a source said, of which a list asks for a part only; without the files whose signatures were checked. */
    private void count(SourceFacts facts, SourceSink sink, boolean signaturesChecked) {
        facts.skipped().forEach(sink::skipped);
        for (SourceFacts.Tally tally : facts.tallies()) {
            KnownFile file = tally.hashed() ? inAlgorithmsOfList(tally.file()) : tally.file();
            if (tally.signed()) {
                if (!signaturesChecked) {
                    sink.countedUnchecked(file, tally.files());
                }
            } else if (tally.inRole() && !sink.bad()) {
                sink.countedElsewhere(file, tally.files());
            } else {
                sink.counted(file, tally.files());
            }
        }
        if (facts.errors() + facts.warnings() > 0) {
            // a file of a folder that is not read is an error where it may name what is bad
            boolean missing = sink.bad() && facts.form() == SourceForm.FOLDER;
            Severity severity = facts.errors() > 0 || missing ? Severity.ERROR : Severity.WARNING;
            add(facts.name(), severity, new ReferenceStatement.OddWhenIndexed(facts.errors(), facts.warnings()));
        }
        // a folder is hashed where a package or an image is in it
        if (IndexWriter.hashes(facts.form()) || facts.tallies().stream().anyMatch(SourceFacts.Tally::hashed)) {
            Set<HashAlgorithm> missing = EnumSet.noneOf(HashAlgorithm.class);
            missing.addAll(algorithms);
            missing.removeAll(index.algorithms());
            if (!missing.isEmpty()) {
                add(
                        facts.name(),
                        // entries that a bad source cannot be asked for are not known to be good
                        sink.bad() ? Severity.ERROR : Severity.WARNING,
                        new ReferenceStatement.NotHashedInIndex(
                                missing.stream().map(HashAlgorithm::kernelName).toList()));
            }
        }
    }

    private void add(String source, Severity severity, ReferenceStatement statement) {
        notices.add(Notice.of(OtherInputKind.ALLOWLIST, severity, name + ": " + source, statement));
    }

    /** What is to be said of the sources. */
    List<Notice> notices() {
        return notices;
    }
}
