package dev.imatool.examine.reference;

import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.known.ClaimTable;
import dev.imatool.appraise.known.LearnedSources;
import dev.imatool.appraise.known.ListContents;
import dev.imatool.appraise.known.PathExclusion;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadReference;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.Entry;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.allowlist.AllowListInput;
import dev.imatool.parsers.allowlist.AllowListReading;
import dev.imatool.parsers.known.KnownForm;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import dev.imatool.parsers.known.pack.PackedSource;
import dev.imatool.parsers.known.source.KnownSourceReader;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is known of files from all sources of a question, good and bad. */
public final class KnownSources {
    private final InputArguments inputs;
    private final ListPass pass;
    private final ListContents wanted;
    private final ClaimTable good;
    private final ClaimTable bad;
    private final LearnedSources learned = new LearnedSources();
    private final Map<Integer, PathExclusion> exclusions = new HashMap<>();
    private final List<CheckedSource> sources = new ArrayList<>();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    /**
     * Reads nothing yet.
     *
     * @param pass opens the files, and reads those that are lists
     * @param wanted what the list in question can ask for
     * @param mapping where the files of sources are on the machine of the list
     */
    public KnownSources(ListPass pass, ListContents wanted, PathMapping mapping) {
        this.inputs = pass.inputs();
        this.pass = pass;
        this.wanted = wanted;
        this.good = new ClaimTable(wanted, mapping);
        this.bad = new ClaimTable(wanted, mapping);
    }

    /**
     * What was read. Claims name a source by its place among the sources.
     *
     * @param sources in the order given, the good ones first
     * @param learned values of good sources that are good in a role: those of lists and of {@code learn}
     * @param good what the other good sources say; finished
     * @param bad what the bad ones say; finished
     * @param exclusions what the policy of a source leaves out, by the number of the source
     * @param lists the sources that are measurement lists
     * @param notices about the others, and about lists of which nothing or not everything is used
     */
    public record Reading(
            List<CheckedSource> sources,
            LearnedSources learned,
            ClaimTable good,
            ClaimTable bad,
            Map<Integer, PathExclusion> exclusions,
            List<InputSummary> lists,
            List<Notice> notices) {
        public Reading {
            sources = List.copyOf(sources);
            exclusions = Map.copyOf(exclusions);
            lists = List.copyOf(lists);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads all sources; to be called once.
     *
     * @throws UnreadableInputException if one cannot be read, or nothing was read from it
     */
    public Reading read(List<String> goodFiles, List<String> badFiles) throws IOException {
        for (String file : goodFiles) {
            read(file, false);
        }
        for (String file : badFiles) {
            read(file, true);
        }
        good.finish();
        bad.finish();
        return new Reading(sources, learned, good, bad, exclusions, lists, notices);
    }

    private void read(String file, boolean ofBad) throws IOException {
        InputSource source = inputs.repeatedly(InputRole.REFERENCE, file);
        KeptHead head = new KeptHead(source);
        try (KnownSourceReader reader = KnownSourceReader.open(head.source(), true)) {
            if (!read(source, reader, ofBad)) {
                throw UnreadReference.ofSource(source, head.bytes(), notices);
            }
        } catch (UnreadableInputException unread) {
            throw unread.ofOtherForm() ? UnreadReference.ofSource(source, head.bytes(), notices) : unread;
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    /** False where nothing was read. */
    private boolean read(InputSource source, KnownSourceReader reader, boolean ofBad) throws IOException {
        SourceSink sink = new SourceSink(ofBad ? bad : good, sources.size(), ofBad, wanted.algorithms());
        byte[] beginning = reader.head();
        if (beginsAsLearned(beginning)) {
            return readLearned(reader.source(), ofBad, sink);
        }
        Optional<KnownForm> keylime = KeylimeSourceReader.form(beginning);
        if (keylime.filter(known -> known != KnownForm.EXCLUDES).isPresent()) {
            return readKeylime(source, reader, keylime.get(), sink);
        }
        Optional<KnownForm> form = reader.form();
        if (form.filter(known -> known == KnownForm.MEASUREMENT_LIST).isPresent()) {
            return readList(reader.source(), ofBad, sink);
        }
        if (form.isPresent()) {
            return take(source, reader.read(sink), sink);
        }
        if (keylime.isPresent()) {
            return readKeylime(source, reader, keylime.get(), sink);
        }
        Optional<KnownSource> packed = PackedSource.read(reader.source(), sink);
        return packed.isPresent() ? take(source, packed, sink) : readList(reader.source(), ofBad, sink);
    }

    private static boolean beginsAsLearned(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return text.contains("\"imatool.allowlist/") || text.contains("\"imatool.learn/");
    }

    private boolean take(InputSource source, Optional<KnownSource> read, SourceSink sink) {
        read.ifPresent(known -> notices.addAll(Notice.all(source.name(), known.remarks())));
        if (read.isEmpty() || sink.nothing()) {
            return false;
        }
        sources.add(sink.source(
                source.name(), read.get().form(), read.get().sha256(), read.get().items()));
        return true;
    }

    /** A policy that says nothing but what it leaves out is one, too. */
    private boolean readKeylime(InputSource source, KnownSourceReader reader, KnownForm form, SourceSink sink)
            throws IOException {
        KnownRemarks packing = new KnownRemarks();
        KeylimeReading read = reader.read(packing, content -> KeylimeSourceReader.read(content, form, sink));
        notices.addAll(Notice.all(source.name(), packing.all()));
        notices.addAll(Notice.all(source.name(), read.remarks()));
        List<String> excludes = read.policy().excludes();
        if (sink.nothing() && excludes.isEmpty()) {
            return false;
        }
        sources.add(sink.source(source.name(), form, reader.sha256(), 1));
        return true;
    }

    /** False where it holds no value. */
    private boolean readLearned(InputSource source, boolean ofBad, SourceSink sink) throws IOException {
        int number = sources.size();
        try (AllowListInput input = AllowListInput.open(source)) {
            AllowListReading reading = input.read((line, value) -> take(number, value, ofBad, sink));
            notices.addAll(Notice.all(source.name(), reading.diagnostics()));
            sources.add(sink.source(source.name(), KnownForm.LEARNED, Optional.of(reading.sha256()), 1));
            return reading.values() > 0;
        }
    }

    /** A value of a good source is good in its role; of a bad one its content is bad everywhere. */
    private void take(int number, ReferenceValue value, boolean ofBad, SourceSink sink) {
        KnownFile file = new KnownFile(
                "", value.path(), KnownFile.State.PRESENT, List.of(value.digest()), value.bare());
        if (ofBad) {
            sink.file(file);
        } else {
            sink.counted(file);
            learned.add(number, value);
        }
    }

    /** False where it holds no entry. */
    private boolean readList(InputSource source, boolean ofBad, SourceSink sink) throws IOException {
        EntryEvidenceReader evidence = new EntryEvidenceReader();
        int number = sources.size();
        long[] counts = new long[2];
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, check) -> {
            Entry entry = digests.entry().toEntry();
            switch (evidence.read(entry, check == TemplateDigestCheck.MATCHES)) {
                case EntryEvidence.OfContent(var subject, var digest) -> {
                    take(number, new ReferenceValue(subject.role(), subject.path(), digest), ofBad, sink);
                    counts[0]++;
                }
                case EntryEvidence.None.UNPROVEN -> counts[1]++;
                case EntryEvidence.WithoutDigest nothing -> {}
                case EntryEvidence.None nothing -> {}
            }
        });
        if (outcome.summary().entries() == 0) {
            return false;
        }
        lists.add(outcome.summary());
        sources.add(sink.source(
                source.name(), KnownForm.MEASUREMENT_LIST, outcome.summary().sha256(), 1));
        if (counts[0] == 0) {
            notices.add(
                    notice(source.name(), Severity.ERROR, "it has no usable digest, so no entry can be known by it"));
        }
        if (counts[1] > 0) {
            notices.add(notice(
                    source.name(),
                    Severity.WARNING,
                    counts[1] + " of its entries were not used: their template digests do not prove them"));
        }
        return true;
    }

    private static Notice notice(String name, Severity severity, String message) {
        return Notice.of(OtherInputKind.ALLOWLIST, severity, name, message);
    }
}
