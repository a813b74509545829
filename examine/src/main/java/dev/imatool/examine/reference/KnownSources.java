package dev.imatool.examine.reference;

import dev.imatool.appraise.known.ClaimTable;
import dev.imatool.appraise.known.LearnedSources;
import dev.imatool.appraise.known.ListContents;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadReference;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.signature.SigningKeyFiles;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.pack.ArchiveSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what is known of files from all sources of a question, good and bad. */
public final class KnownSources {
    private final InputArguments inputs;
    private final ListPass pass;
    private final ListContents wanted;
    private final GivenSources given;
    private final ClaimTable good;
    private final ClaimTable bad;
    private final LearnedSources learned = new LearnedSources();
    private final Map<Integer, PolicyExclusion> exclusions = new TreeMap<>();
    private final List<CheckedSource> sources = new ArrayList<>();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Finding.OfLine> undecided = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private boolean policies;

    /**
     * Reads nothing yet.
     *
     * @param pass opens the files, and reads those that are lists
     * @param wanted what the list in question can ask for
     * @param given the sources
     */
    public KnownSources(ListPass pass, ListContents wanted, GivenSources given) {
        this.inputs = pass.inputs();
        this.pass = pass;
        this.wanted = wanted;
        this.given = given;
        this.good = new ClaimTable(wanted, given.mapping());
        this.bad = new ClaimTable(wanted, given.mapping());
    }

    /**
     * What was read. Claims name a source by its place among the sources.
     *
     * @param sources in the order given, the good ones first
     * @param learned values of good sources that are good in a role: those of lists and of {@code learn}
     * @param good what the other good sources say; finished
     * @param bad what the bad ones say; finished
     * @param exclusions what the policies of a source leave out, by the number of the source, in that order
     * @param lists the sources that are measurement lists
     * @param undecided bad sources of which the list can show no content
     * @param notices about the others, and about lists of which nothing or not everything is used
     */
    public record Reading(
            List<CheckedSource> sources,
            LearnedSources learned,
            ClaimTable good,
            ClaimTable bad,
            Map<Integer, PolicyExclusion> exclusions,
            List<InputSummary> lists,
            List<Finding.OfLine> undecided,
            List<Notice> notices) {
        public Reading {
            sources = List.copyOf(sources);
            exclusions = Collections.unmodifiableMap(new TreeMap<>(exclusions));
            lists = List.copyOf(lists);
            undecided = List.copyOf(undecided);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads all sources; to be called once.
     *
     * @throws UnreadableInputException if one cannot be read, or nothing was read from it
     * @throws QuestionException if keys are given to check a policy with, and no source is one
     */
    public Reading read() throws IOException {
        SigningKeyFiles.Read policyKeys = new SigningKeyFiles(inputs).read(given.policyKeys());
        notices.addAll(policyKeys.notices());
        List<PublicKeyInfo> keys =
                policyKeys.keys().stream().map(SigningKey::key).toList();
        for (String file : given.good()) {
            read(file, false, keys);
        }
        for (String file : given.bad()) {
            read(file, true, keys);
        }
        if (!keys.isEmpty() && !policies) {
            throw new QuestionException(QuestionProblem.Contradiction.KEYS_OF_NO_POLICY);
        }
        good.finish();
        bad.finish();
        return new Reading(sources, learned, good, bad, exclusions, lists, undecided, notices);
    }

    private void read(String file, boolean ofBad, List<PublicKeyInfo> keys) throws IOException {
        int number = sources.size();
        SourceSink sink = new SourceSink(ofBad ? bad : good, number, ofBad, wanted);
        SourceReading reading = new SourceReading(pass, sink, new ValueTaker(number, ofBad, sink), keys);
        InputSource source = inputs.repeatedly(InputRole.REFERENCE, file);
        KeptHead head = new KeptHead(source);
        try {
            Optional<KnownSource> read = read(source, head, reading, sink, ofBad);
            notices.addAll(
                    Notice.all(source.name(), read.map(KnownSource::remarks).orElse(List.of())));
            notices.addAll(reading.notices());
            boolean nothing = sink.nothing()
                    && (ofBad || reading.exclusion().none())
                    && reading.lists().isEmpty();
            if (read.isEmpty() || nothing) {
                throw UnreadReference.ofSource(source, head.bytes(), notices);
            }
            policies |= reading.policy();
            sink.fileRead(read.get().form());
            sink.notComparable().ifPresent(statement -> notComparable(source.name(), statement));
            lists.addAll(reading.lists());
            exclusions(source.name(), number, ofBad, reading.exclusion());
            sources.add(sink.source(source.name(), read.get(), reading.signedBy()));
        } catch (UnreadableInputException unread) {
            throw unread.ofOtherForm() ? UnreadReference.ofSource(source, head.bytes(), notices) : unread;
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
    }

    private void exclusions(String name, int number, boolean ofBad, PolicyExclusion exclusion) {
        if (!exclusion.none() && ofBad) {
            notices.add(Notice.of(
                    OtherInputKind.ALLOWLIST,
                    Severity.WARNING,
                    name,
                    ReferenceStatement.Remark.EXCLUDES_OF_BAD_SOURCE));
        } else if (!exclusion.none()) {
            exclusions.put(number, exclusion);
        }
    }

    private static Optional<KnownSource> read(
            InputSource source, KeptHead head, SourceReading reading, SourceSink sink, boolean ofBad)
            throws IOException {
        if (source instanceof InputSource.FileInput named && Files.isDirectory(named.path())) {
            return reading.folder(named.path(), ofBad);
        }
        if (source instanceof InputSource.FileInput named && ArchiveSource.isOne(named.path())) {
            return reading.archive(named.path(), ofBad);
        }
        return reading.read(head.source(), sink);
    }

    private void notComparable(String name, ReferenceStatement.BadNotComparable statement) {
        notices.add(Notice.of(OtherInputKind.ALLOWLIST, Severity.WARNING, name, statement));
        if (statement.all()) {
            undecided.add(new Finding.OfLine(FindingKind.BAD_NOT_COMPARABLE, name, statement));
        }
    }

    /** Takes values of runs and lists: of a good source good in their role, of a bad one bad contents. */
    private final class ValueTaker implements SourceReading.Values {
        private final int number;
        private final boolean ofBad;
        private final SourceSink sink;

        ValueTaker(int number, boolean ofBad, SourceSink sink) {
            this.number = number;
            this.ofBad = ofBad;
            this.sink = sink;
        }

        @Override
        public void take(ReferenceValue value) {
            KnownFile file =
                    new KnownFile("", value.path(), KnownFile.State.PRESENT, List.of(value.digest()), value.bare());
            if (ofBad) {
                sink.file(file);
            } else {
                sink.counted(file);
                learned.add(number, value);
            }
        }
    }
}
