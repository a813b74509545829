package dev.imatool.cli.report;

import dev.imatool.diff.ListDiff;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.examine.report.Head;
import dev.imatool.examine.report.Report;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import java.util.Locale;

/**
 * What changed from one list to another.
 *
 * @param head with the verdict {@code same}, {@code different}, or {@code nothing_read} when one of the two has no entry
 * @param before what the template digests of BEFORE say
 * @param after what the template digests of AFTER say
 * @param buffersBefore what the measured buffers of BEFORE mean
 * @param buffersAfter what the measured buffers of AFTER mean
 * @param diff the changes
 */
public record DiffReport(
        Head head,
        TemplateDigestCounts before,
        TemplateDigestCounts after,
        BuffersByEntry buffersBefore,
        BuffersByEntry buffersAfter,
        ListDiff diff)
        implements Report {
    /** The verdict of a comparison as documents name it. */
    public static String verdict(ListDiff diff) {
        return diff.verdict().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean wrong() {
        return !head().findings().isEmpty()
                || head().verdict().equals(Head.NOTHING_READ)
                || diff.verdict() == ListDiff.Verdict.DIFFERENT;
    }
}
