package dev.imatool.examine.reference;

import dev.imatool.appraise.keylime.PolicySignature;
import dev.imatool.appraise.known.ClaimTable;
import dev.imatool.appraise.known.LearnedSources;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
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
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.index.IndexedSource;
import dev.imatool.parsers.known.index.KnownIndex;
import dev.imatool.parsers.known.index.SourceFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what is known of files from all sources of a question, good and bad. */
public final class KnownSources {
    private final InputArguments inputs;
    private final ListPass pass;
    private final AskedContents asked;
    private final GivenSources given;
    private final VouchedKeys fileKeys;
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
     * @param asked what the lists in question can ask for
     * @param given the sources
     * @param fileKeys what signatures of files in sources are checked with
     */
    KnownSources(ListPass pass, AskedContents asked, GivenSources given, VouchedKeys fileKeys) {
        this.inputs = pass.inputs();
        this.pass = pass;
        this.asked = asked;
        this.given = given;
        this.fileKeys = fileKeys;
        this.good = new ClaimTable(asked.all(), given.mapping());
        this.bad = new ClaimTable(asked.all(), given.mapping());
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
     * @param undecided bad sources of which a list can show no content
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
        InputSource source = inputs.repeatedly(InputRole.REFERENCE, file);
        if (source instanceof InputSource.FileInput named && KnownIndex.is(named.path())) {
            source.open().close();
            readIndex(source.name(), named.path(), ofBad, keys);
            return;
        }
        int number = sources.size();
        SourceSink sink = new SourceSink(ofBad ? bad : good, number, ofBad, asked, fileKeys);
        SourceReading reading = new SourceReading(pass, new Taker(number, ofBad, sink), keys);
        SourceReading.Read read = reading.read(source, ofBad);
        notices.addAll(reading.notices());
        policies |= !reading.policies().isEmpty();
        sink.fileRead(read.source().form());
        sink.notComparable().forEach(statement -> notComparable(read.name(), statement));
        long wrong = sink.signatures().wrong();
        if (wrong > 0) {
            notices.add(Notice.of(
                    OtherInputKind.ALLOWLIST,
                    Severity.ERROR,
                    read.name(),
                    new ReferenceStatement.WrongFileSignatures(wrong)));
        }
        lists.addAll(reading.lists());
        exclusions(read.name(), number, ofBad, reading.exclusion());
        sources.add(sink.source(read.name(), read.source(), reading.signedBy()));
    }

    /** Takes the sources of an index as if each were given itself. */
    private void readIndex(String name, Path file, boolean ofBad, List<PublicKeyInfo> keys) throws IOException {
        try (KnownIndex index = KnownIndex.open(file)) {
            IndexAnswers answers = new IndexAnswers(name, index, asked.all(), given.mapping());
            for (IndexedSource source : index.sources()) {
                requireSigned(name, source.facts().policies(), keys);
                int number = sources.size();
                SourceSink sink = new SourceSink(ofBad ? bad : good, number, ofBad, asked, fileKeys);
                SourceSink facts = new SourceSink(ofBad ? bad : good, number, ofBad, asked, fileKeys);
                answers.replay(source, sink, new Taker(number, ofBad, sink), facts);
                facts.notComparable()
                        .forEach(statement -> notComparable(source.facts().name(), statement));
                PolicyExclusion exclusion = new PolicyExclusion();
                source.facts().policies().forEach(policy -> exclusion.add(policy.name(), policy.excludes()));
                exclusions(source.facts().name(), number, ofBad, exclusion);
                sources.add(facts.source(source.facts()));
            }
            notices.addAll(answers.notices());
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(name, failure);
        }
    }

    /** An index does not have what was signed, so only what it says of a key counts: one of those given has to be that. */
    private void requireSigned(String index, List<SourceFacts.Policy> inside, List<PublicKeyInfo> keys)
            throws UnreadableInputException {
        policies |= !inside.isEmpty();
        List<String> ids = keys.stream().map(PolicySignature::keyId).toList();
        for (SourceFacts.Policy policy : inside) {
            if (!keys.isEmpty() && policy.key().filter(ids::contains).isEmpty()) {
                throw UnreadableInputException.of(index, new InputProblem.PolicyNotCheckedWhenIndexed(policy.name()));
            }
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

    private void notComparable(String name, ReferenceStatement.BadNotComparable statement) {
        notices.add(Notice.of(OtherInputKind.ALLOWLIST, Severity.WARNING, name, statement));
        if (statement.all()) {
            undecided.add(new Finding.OfLine(FindingKind.BAD_NOT_COMPARABLE, name, statement));
        }
    }

    /** Takes values of runs and lists: of a good source good in their role, of a bad one bad contents. */
    private final class Taker implements SourceTaker {
        private final int number;
        private final boolean ofBad;
        private final SourceSink sink;

        Taker(int number, boolean ofBad, SourceSink sink) {
            this.number = number;
            this.ofBad = ofBad;
            this.sink = sink;
        }

        @Override
        public KnownFileSink files() {
            return sink;
        }

        @Override
        public boolean nothing() {
            return sink.nothing();
        }

        @Override
        public void value(ReferenceValue value) {
            KnownFile file =
                    new KnownFile("", value.path(), KnownFile.State.PRESENT, List.of(value.digest()), value.bare());
            if (ofBad) {
                sink.file(file);
            } else {
                sink.countedElsewhere(file, 1);
                learned.add(number, value);
            }
        }
    }
}
