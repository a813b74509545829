package dev.imatool.examine.signature;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureAppraisal;
import dev.imatool.appraise.signature.key.Certification;
import dev.imatool.appraise.signature.key.KeySource;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.report.RowSink;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the signatures in a list. It is read once for the keys that it measured, once for the answer, and once more where a
 * reader of the report wants every entry.
 */
public final class SignaturesExamination {
    private static final String COMMAND = "signatures";

    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads the list and opens the other files; the report reads the list through it again, so its inputs have to stay open for
     *     that */
    public SignaturesExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws QuestionException if PCR values are expected that nothing would be done with
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read
     */
    public SignaturesReport examine(SignaturesQuestion question) throws IOException {
        refuseUnused(question);
        SigningKeyFiles.Read given = new SigningKeyFiles(inputs).read(question.keys());
        ExpectedPcrReader.Expected expected = inputs.expected(question.expected());
        InputSource source = inputs.repeatedly(question.list());
        MeasuredKeyPass.Found measured = question.measuredKeys()
                ? MeasuredKeyPass.over(pass, source, expected, question.starts())
                : MeasuredKeyPass.Found.NONE;
        List<SigningKey> all = new ArrayList<>(given.keys());
        all.addAll(measured.keys());
        SignatureKeys keys = SignatureKeys.of(all);
        SignatureAppraisal appraisal = new SignatureAppraisal(keys, new FileHashFunctions());
        FindingCollector collector = new FindingCollector();
        measured.findings().forEach(collector::add);
        SignatureFindings findings = new SignatureFindings(source.name(), collector, question.strict());
        ListPass.Outcome outcome = pass.proving(
                source,
                collector,
                (digests, check) -> appraisal.appraise(digests.entry()).ifPresent(findings::add));
        List<Notice> notices = new ArrayList<>(Notice.all(List.of(outcome.summary())));
        notices.addAll(given.notices());
        notices.addAll(expected.notices());
        notices.addAll(measured.notices());
        return new SignaturesReport(
                head(outcome.summary(), appraisal, collector, notices),
                outcome.templateDigests(),
                appraisal.counts(),
                new SignaturesReport.Keys(
                        keys.all(),
                        findings.goodByKey(),
                        findings.unknownKeys(),
                        certifiers(keys),
                        given.files(),
                        given.skipped()),
                findings.byMeasuredKeys(),
                findings.notGood(),
                sink -> judgeAgain(source, appraisal.again(), sink));
    }

    private static void refuseUnused(SignaturesQuestion question) throws QuestionException {
        boolean expected = !question.expected().isEmpty();
        if (expected && !question.measuredKeys()) {
            throw new QuestionException(QuestionProblem.Contradiction.VALUES_FOR_UNUSED_KEYS);
        }
        if (!expected && !question.starts().values().isEmpty()) {
            throw new QuestionException(QuestionProblem.Contradiction.START_VALUES_WITHOUT_EXPECTED_ONES);
        }
    }

    private ReportHeader head(
            InputSummary list, SignatureAppraisal appraisal, FindingCollector findings, List<Notice> notices)
            throws IOException {
        String verdict = list.entries() == 0 ? ReportHeader.NOTHING_READ : SignaturesReport.verdict(appraisal.counts());
        return inputs.recordedIn(new ReportHeader(COMMAND, List.of(list), verdict, findings.findings(), notices));
    }

    private void judgeAgain(InputSource source, SignatureAppraisal appraisal, RowSink<? super EntrySignatures> sink)
            throws IOException {
        pass.over(source, new FindingCollector(), (digests, check) -> {
            Optional<EntrySignatures> judged = appraisal.appraise(digests.entry());
            if (judged.isPresent()) {
                sink.row(judged.get());
            }
        });
    }

    /** Which measured certificates a given key signed. */
    private static Map<SigningKey, SigningKey> certifiers(SignatureKeys keys) {
        Certification certification = new Certification(keys.all(), new FileHashFunctions());
        Map<SigningKey, SigningKey> certifiers = new HashMap<>();
        for (SigningKey key : keys.all()) {
            if (key.source() instanceof KeySource.Measured) {
                key.key().certificate().flatMap(certification::issuer).ifPresent(issuer -> certifiers.put(key, issuer));
            }
        }
        return certifiers;
    }
}
