package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.lists.ExaminedSet;
import dev.imatool.examine.evidence.lists.FirmwareLog;
import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.evidence.quotes.EvidenceQuotes;
import dev.imatool.examine.evidence.quotes.KeyTrust;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.examine.statement.QuoteStatement;
import dev.imatool.examine.statement.Statement;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.replay.quote.CoveredPrefix;
import dev.imatool.replay.quote.QuoteVerdict;
import dev.imatool.replay.quote.QuotedPcr;
import java.util.List;
import java.util.Optional;

/** What is wrong with a set of evidence, and which questions about it are not answered. */
final class EvidenceFindings {
    private final ExaminedSet examined;
    private final EvidenceKeys keys;
    private final FindingCollector findings = new FindingCollector();

    private EvidenceFindings(ExaminedSet examined, EvidenceKeys keys) {
        this.examined = examined;
        this.keys = keys;
    }

    /** All of them; bad contents go before what contradicts something. */
    static Findings of(ExaminedSet examined, EvidenceKeys keys, Optional<EvidenceAnswers> answers) {
        EvidenceFindings all = new EvidenceFindings(examined, keys);
        String list = examined.list().part().source().name();
        answers.ifPresent(known -> all.findings.addAll(known.findings()));
        all.findings.addAll(examined.list().contradictions());
        examined.quotes().forEach(all::steps);
        all.keysOfQuotes();
        all.unread(list);
        all.unanswered(list);
        examined.pcrs().stream()
                .flatMap(List::stream)
                .forEach(pcr -> pcr.finding(list).ifPresent(all.findings::add));
        examined.firmware().flatMap(FirmwareLog::finding).ifPresent(all.findings::add);
        examined.firmware().ifPresent(log -> all.findings.addAll(log.further()));
        examined.kernelCount().flatMap(count -> count.finding(list)).ifPresent(all.findings::add);
        all.findings.addAll(examined.copyFindings());
        return all.findings.findings();
    }

    /**
     * A quote that is no quote of this list, because it is of a later time, contradicts nothing. Neither does the quote of an earlier
     * collection that has a nonce of its own, where a quote with the one that was asked for covers the list as the beginning of a newer one.
     */
    private void steps(EvidenceQuote quote) {
        quote.proof().steps().forEach((step, check) -> {
            boolean ofNewer = step.equals("replay") && quote.newer().isPresent();
            boolean ofEarlier =
                    step.equals("nonce") && examined.quoteCoverage().newer().isPresent();
            if (check.failed() && !ofNewer && !ofEarlier) {
                findings.add(new Finding.OfQuote(FindingKind.ofQuoteStep(step), quote.message(), check.detail()));
            }
        });
        boolean open = quote.proof().verdict() == QuoteVerdict.UNDECIDED
                || quote.proof().coverage().filter(CoveredPrefix::open).isPresent();
        if (open && quote.newer().isEmpty()) {
            findings.add(new Finding.OfQuote(
                    FindingKind.QUOTE_UNDECIDED,
                    quote.message(),
                    quote.proof().replay().detail()));
        }
    }

    /** Machines quote with several keys, so one quote by a key of the user is enough. */
    private void keysOfQuotes() {
        List<EvidenceQuote> quotes = examined.quotes();
        boolean byGivenKey = quotes.stream()
                .anyMatch(quote -> quote.signed()
                        && quote.trust().filter(KeyTrust.GIVEN::equals).isPresent());
        if (byGivenKey) {
            return;
        }
        for (EvidenceQuote quote : quotes) {
            boolean failed = quote.proof().checks().signature().failed();
            if (quote.signed() && !quote.vouchedFor()) {
                add(
                        FindingKind.QUOTE_KEY_NOT_VOUCHED_FOR,
                        quote.message(),
                        new QuoteStatement.SignedWithFoundKey(
                                quote.key().orElse(""), !keys.attestation().isEmpty()));
            } else if (!quote.signed() && !failed && !keys.attestation().isEmpty()) {
                add(FindingKind.QUOTE_SIGNATURE, quote.message(), QuoteStatement.OfEvidence.NOT_BY_A_GIVEN_KEY);
            }
        }
    }

    /** A quote that nobody looked at may contradict the list. */
    private void unread(String list) {
        int found = EvidenceQuotes.different(examined.set(), PartKind.QUOTE_MESSAGE);
        if (found > EvidenceQuotes.MOST) {
            add(
                    FindingKind.QUOTE_UNDECIDED,
                    list,
                    new EvidenceStatement.FirstOnly(EvidenceStatement.Counted.QUOTES, found, EvidenceQuotes.MOST));
        }
    }

    /** Whoever names a key or a nonce asks what the quote proves; no quote is no answer. */
    private void unanswered(String list) {
        boolean said = findings.findings().count(FindingKind::ofQuote) > 0;
        if (!keys.asked() || said || examined.quoteCoverage().quote().isPresent()) {
            return;
        }
        if (examined.quotes().isEmpty()) {
            add(FindingKind.QUOTE_MISSING, list, new QuoteStatement.NoQuote(asked()));
            return;
        }
        boolean otherPcrs = examined.quotes().stream()
                .flatMap(quote -> quote.proof().coverage().stream())
                .noneMatch(EvidenceFindings::selects);
        findings.add(new Finding.NoQuoteProves(
                otherPcrs ? FindingKind.QUOTE_PCRS_NOT_SELECTED : FindingKind.QUOTE_UNDECIDED,
                list,
                examined.quotes().stream()
                        .filter(EvidenceQuote::vouchedFor)
                        .map(quote -> new Finding.NoQuoteProves.Unproving(
                                quote.message(), quote.proof().replay().detail()))
                        .toList()));
    }

    /** True when the list extends one of the quoted PCRs. */
    private static boolean selects(CoveredPrefix coverage) {
        return coverage.pcrs().stream().anyMatch(pcr -> pcr.state() != QuotedPcr.State.NOT_EXTENDED);
    }

    private QuoteStatement.Asked asked() {
        if (keys.attestation().isEmpty()) {
            return keys.nonce().isPresent() ? QuoteStatement.Asked.NONCE : QuoteStatement.Asked.FOUND_KEY;
        }
        return keys.nonce().isPresent() ? QuoteStatement.Asked.KEY_AND_NONCE : QuoteStatement.Asked.KEY;
    }

    private void add(FindingKind kind, String input, Statement statement) {
        findings.add(new Finding.OfLine(kind, input, statement));
    }
}
