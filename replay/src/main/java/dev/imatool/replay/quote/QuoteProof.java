package dev.imatool.replay.quote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a quote and a list prove together.
 *
 * @param checks the quote itself; its digest counts as compared where a prefix was found by it
 * @param replay whether the list gives the quoted values
 * @param coverage what of the list is covered; absent where the quote proves nothing
 * @param verdict all of it in one word
 */
public record QuoteProof(
        QuoteChecks checks, QuoteCheck replay, Optional<CoveredPrefix> coverage, QuoteVerdict verdict) {
    /**
     * Joins both parts.
     *
     * @param coverage what {@link QuoteReplay} found; absent where there is no quote
     */
    public static QuoteProof of(QuoteChecks checks, Optional<CoveredPrefix> coverage) {
        if (checks.failed() || coverage.isEmpty()) {
            QuoteCheck replay = QuoteCheck.notChecked(new QuoteDetail.NothingCovered(failed(checks)));
            QuoteVerdict verdict = checks.failed() ? QuoteVerdict.INVALID : QuoteVerdict.NOT_COVERED;
            return new QuoteProof(checks, replay, Optional.empty(), verdict);
        }
        CoveredPrefix found = coverage.get();
        boolean searched = found.found() && !checks.pcrDigest().passed();
        QuoteChecks judged = searched
                ? checks.withPcrDigest(QuoteCheck.pass(new QuoteDetail.DigestFound(found.entry(), found.container())))
                : checks;
        return new QuoteProof(judged, replay(judged, found), coverage, QuoteVerdict.of(judged, found));
    }

    private static QuoteCheck replay(QuoteChecks checks, CoveredPrefix coverage) {
        if (coverage.found()) {
            return QuoteCheck.pass(new QuoteDetail.Reproduced(coverage, checks.signed()));
        }
        QuoteDetail why = new QuoteDetail.NotReproduced(coverage.why().orElseThrow());
        boolean asked = coverage.pcrs().stream()
                .anyMatch(pcr ->
                        pcr.state() != QuotedPcr.State.NOT_EXTENDED && pcr.state() != QuotedPcr.State.UNKNOWN_BANK);
        return asked && !coverage.open() && coverage.missing().isEmpty()
                ? QuoteCheck.fail(why)
                : QuoteCheck.notChecked(why);
    }

    /** What of the list the quote covers; absent where it proves nothing, or nobody vouches for its key. */
    public Optional<CoveredPrefix> covered() {
        return switch (verdict) {
            case COVERED, COVERED_PREFIX, COVERED_UNPROVEN -> coverage;
            case KEY_NOT_VOUCHED_FOR, UNDECIDED, NOT_COVERED, INVALID -> Optional.empty();
        };
    }

    /** What of the list some key signed, whoever vouches for it. */
    public Optional<CoveredPrefix> fitting() {
        return verdict == QuoteVerdict.KEY_NOT_VOUCHED_FOR ? coverage : covered();
    }

    /** Every step by its name in reports, in order. */
    public Map<String, QuoteCheck> steps() {
        Map<String, QuoteCheck> steps = steps(checks);
        steps.put("replay", replay);
        return steps;
    }

    private static Map<String, QuoteCheck> steps(QuoteChecks checks) {
        Map<String, QuoteCheck> steps = new LinkedHashMap<>();
        steps.put("magic", checks.magic());
        steps.put("signature", checks.signature());
        steps.put("nonce", checks.nonce());
        steps.put("pcr_selection", checks.pcrSelection());
        steps.put("pcr_digest", checks.pcrDigest());
        return steps;
    }

    private static List<String> failed(QuoteChecks checks) {
        return steps(checks).entrySet().stream()
                .filter(step -> step.getValue().failed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
