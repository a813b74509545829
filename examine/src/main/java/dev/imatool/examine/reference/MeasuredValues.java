package dev.imatool.examine.reference;

import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.Entry;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a measurement list says as a reference: the digests of its proven entries, each good in the role in which it was measured.
 *
 * @param summary of the list
 * @param values how many digests it has
 * @param notices where nothing or not everything of it is used
 */
public record MeasuredValues(InputSummary summary, long values, List<Notice> notices) {
    public MeasuredValues {
        notices = List.copyOf(notices);
    }

    /** Takes a digest of the entry of that number. */
    @FunctionalInterface
    interface Taker {
        void take(long entry, ReferenceValue value);
    }

    /** Empty where the input holds no entry. */
    static Optional<MeasuredValues> read(ListPass pass, InputSource source, Taker taker) throws IOException {
        EntryEvidenceReader evidence = new EntryEvidenceReader();
        long[] counts = new long[2];
        ListPass.Outcome outcome = pass.over(source, new FindingCollector(), (digests, check) -> {
            Entry entry = digests.entry().toEntry();
            switch (evidence.read(entry, check == TemplateDigestCheck.MATCHES)) {
                case EntryEvidence.OfContent(var subject, var digest) -> {
                    taker.take(entry.number(), new ReferenceValue(subject.role(), subject.path(), digest));
                    counts[0]++;
                }
                case EntryEvidence.None.UNPROVEN -> counts[1]++;
                case EntryEvidence.WithoutDigest nothing -> {}
                case EntryEvidence.None nothing -> {}
            }
        });
        if (outcome.summary().entries() == 0) {
            return Optional.empty();
        }
        List<Notice> notices = new ArrayList<>();
        if (counts[0] == 0) {
            notices.add(notice(source, Severity.ERROR, ReferenceStatement.Remark.NO_USABLE_DIGEST));
        }
        if (counts[1] > 0) {
            notices.add(notice(source, Severity.WARNING, new ReferenceStatement.EntriesNotUsed(counts[1])));
        }
        return Optional.of(new MeasuredValues(outcome.summary(), counts[0], notices));
    }

    private static Notice notice(InputSource source, Severity severity, ReferenceStatement statement) {
        return Notice.of(OtherInputKind.ALLOWLIST, severity, source.name(), statement);
    }
}
