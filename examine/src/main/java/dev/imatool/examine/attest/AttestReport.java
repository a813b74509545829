package dev.imatool.examine.attest;

import dev.imatool.examine.report.ReadFile;
import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.parsers.json.dsse.ReportStatement;
import java.util.List;

/**
 * Whether a report was signed with a given key, and about which files.
 *
 * @param head with the verdict {@link #VERIFIED}, {@link #NOT_VERIFIED} or {@link #UNDECIDED}
 * @param envelope name of the envelope's file
 * @param payloadType what the signed payload is said to be
 * @param payloadBytes its length
 * @param signatures in the order of the envelope
 * @param statement what was signed
 * @param subjects what it is about, in its order
 * @param strangers given files that are none of them
 */
public record AttestReport(
        ReportHeader head,
        String envelope,
        String payloadType,
        long payloadBytes,
        List<JudgedSignature> signatures,
        ReportStatement statement,
        List<AttestedFile> subjects,
        List<ReadFile> strangers)
        implements Report {
    /** A given key signed it, it is a statement about a report, and every given file is a subject. */
    public static final String VERIFIED = "verified";

    /** One of these is not so. */
    public static final String NOT_VERIFIED = "not_verified";

    /** Nothing contradicts it, and the given key is of a kind that signs no reports. */
    public static final String UNDECIDED = "undecided";

    public AttestReport {
        signatures = List.copyOf(signatures);
        subjects = List.copyOf(subjects);
        strangers = List.copyOf(strangers);
    }

    /** Whether a given key signed it. */
    public boolean signed() {
        return signatures.stream().anyMatch(each -> each.result() == JudgedSignature.Result.GOOD);
    }

    /** How many subjects no given file is. */
    public long notGiven() {
        return subjects.stream().filter(each -> each.files().isEmpty()).count();
    }
}
