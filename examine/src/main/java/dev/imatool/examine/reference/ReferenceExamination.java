package dev.imatool.examine.reference;

import dev.imatool.appraise.known.ClaimTable;
import dev.imatool.appraise.known.PathMapping;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.signature.SigningKeyFiles;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.index.IndexWriter;
import dev.imatool.parsers.known.index.SourceFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Puts all that sources of known files say into an index, which then stands for them. */
public final class ReferenceExamination {
    private static final String COMMAND = "reference";

    private final ListPass pass;
    private final InputArguments inputs;
    private final List<CheckedSource> sources = new ArrayList<>();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private boolean policies;

    /** @param pass opens the sources, and reads those that are lists */
    public ReferenceExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * Reads all sources and writes the index; to be called once.
     *
     * @param target takes the index; it stays open
     * @throws UnreadableInputException if a source cannot be read, or nothing was read from it
     * @throws IOException if the index cannot be written
     */
    public ReferenceReport examine(ReferenceQuestion question, OutputStream target) throws IOException {
        SigningKeyFiles.Read policyKeys = new SigningKeyFiles(inputs).read(question.policyKeys());
        notices.addAll(policyKeys.notices());
        List<PublicKeyInfo> keys =
                policyKeys.keys().stream().map(SigningKey::key).toList();
        IndexWriter writer = new IndexWriter(target, question.algorithms());
        for (String file : question.sources()) {
            try {
                read(file, question, writer, keys);
            } catch (UncheckedIOException unwritten) {
                throw unwritten.getCause();
            }
        }
        if (!keys.isEmpty() && !policies) {
            throw new QuestionException(QuestionProblem.Contradiction.KEYS_OF_NO_POLICY);
        }
        IndexWriter.Written written = writer.finish();
        List<Notice> all = new ArrayList<>(Notice.all(lists));
        all.addAll(notices);
        ReportHeader head = new ReportHeader(COMMAND, lists, ReferenceReport.BUILT, Findings.NONE, all)
                .withRoles(Collections.nCopies(lists.size(), InputRole.REFERENCE));
        return new ReferenceReport(
                inputs.recordedIn(head), question.output(), sources, written.digests(), written.bytes());
    }

    private void read(String file, ReferenceQuestion question, IndexWriter writer, List<PublicKeyInfo> keys)
            throws IOException {
        InputSource source = inputs.repeatedly(InputRole.REFERENCE, file);
        IndexSink sink = new IndexSink(writer, question.algorithms());
        SourceReading reading = new SourceReading(pass, sink, keys);
        SourceReading.Read read = reading.read(source, false);
        List<Notice> said = new ArrayList<>(reading.notices());
        if (sink.tooLong() > 0) {
            said.add(Notice.of(
                    OtherInputKind.ALLOWLIST,
                    Severity.ERROR,
                    read.name(),
                    new ReferenceStatement.TooLongForIndex(sink.tooLong())));
        }
        notices.addAll(said);
        sink.fileRead(read.source().form());
        SourceFacts facts = facts(read, reading, said, sink);
        policies |= !reading.policies().isEmpty();
        lists.addAll(reading.lists());
        writer.endSource(facts);
        sources.add(counted(facts.skipped(), facts.tallies()).source(facts));
    }

    private static SourceFacts facts(
            SourceReading.Read read, SourceReading reading, List<Notice> said, IndexSink sink) {
        return new SourceFacts(
                read.name(),
                read.source().form(),
                read.source().sha256(),
                read.source().items(),
                reading.signedBy(),
                sink.allSkipped(),
                sink.tallies(),
                reading.policies(),
                count(said, Severity.ERROR),
                count(said, Severity.WARNING));
    }

    private static long count(List<Notice> notices, Severity severity) {
        return notices.stream().filter(notice -> notice.severity() == severity).count();
    }

    /** What was read, in all algorithms. */
    static SourceSink counted(Map<KnownSkip, Long> skipped, List<SourceFacts.Tally> tallies) {
        AskedContents nothing = new AskedContents(false);
        SourceSink counts =
                new SourceSink(new ClaimTable(nothing.all(), PathMapping.NONE), 0, false, nothing, VouchedKeys.NONE);
        skipped.forEach(counts::skipped);
        for (SourceFacts.Tally tally : tallies) {
            if (tally.signed()) {
                counts.countedUnchecked(tally.file(), tally.files());
            } else if (tally.inRole()) {
                counts.countedElsewhere(tally.file(), tally.files());
            } else {
                counts.counted(tally.file(), tally.files());
            }
        }
        return counts;
    }
}
