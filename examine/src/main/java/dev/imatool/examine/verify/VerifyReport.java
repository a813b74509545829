package dev.imatool.examine.verify;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.Container;
import dev.imatool.replay.buffer.BufferFindings;
import dev.imatool.replay.templatedigest.TemplateDigestCounts;
import dev.imatool.replay.verify.CopyResult;
import dev.imatool.replay.verify.VerificationVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a list agrees with itself, and a second copy with the first.
 *
 * @param head with the verdict {@code consistent}, {@code unproven}, {@link #COPIES_PART}, {@code inconsistent} or {@code
 *     nothing_read}
 * @param templateDigests of all inputs together
 * @param perInput of each input, in order
 * @param contradictions how many findings there are about the entries of each input, listed or not
 * @param buffers what the measured buffers of each input say about it, in order
 * @param copies how a second input compares to the first
 */
public record VerifyReport(
        ReportHeader head,
        TemplateDigestCounts templateDigests,
        List<TemplateDigestCounts> perInput,
        List<Long> contradictions,
        List<BufferFindings> buffers,
        Optional<CopyResult> copies)
        implements Report {
    /** The verdict where two copies part, and nothing is wrong with either by itself. */
    public static final String COPIES_PART = "copies_part";

    public VerifyReport {
        perInput = List.copyOf(perInput);
        contradictions = List.copyOf(contradictions);
        buffers = List.copyOf(buffers);
    }

    /** The verdict on one input. */
    public VerificationVerdict verdictOf(int input) {
        return VerificationVerdict.of(perInput.get(input), contradictions.get(input));
    }

    /** True when there are two copies and they differ. */
    public boolean copiesPart() {
        return copies.filter(CopyResult.PartsAt.class::isInstance).isPresent();
    }

    @Override
    public Stream<Container> namedContainers() {
        return Stream.concat(
                Report.super.namedContainers(),
                buffers.stream()
                        .flatMap(found -> found.statements().stream())
                        .flatMap(statement ->
                                Stream.concat(statement.name().container().stream(), statement.otherIn().stream())));
    }
}
