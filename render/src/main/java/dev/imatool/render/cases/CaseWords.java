package dev.imatool.render.cases;

import dev.imatool.examine.cases.CaseVerdict;
import dev.imatool.examine.cases.HostCase;
import dev.imatool.examine.cases.KeyPoint;
import dev.imatool.examine.cases.NextStep;
import dev.imatool.examine.evidence.CollectNext;
import dev.imatool.examine.evidence.EntryState;
import dev.imatool.examine.evidence.quotes.QuoteInterval;
import dev.imatool.examine.report.Printable;
import dev.imatool.render.page.Role;
import java.math.BigDecimal;
import java.util.Optional;

/** The words of a case that depend on nothing but one value. */
final class CaseWords {
    private CaseWords() {}

    static String of(CaseVerdict verdict) {
        return switch (verdict) {
            case PROVEN -> "everything is proven, and nothing is wrong";
            case CONSISTENT -> "nothing is wrong, but not every entry is proven";
            case UNPROVEN -> "entries say what no digest proves";
            case UNDECIDED -> "something that was asked cannot be decided";
            case KEY_NOT_VOUCHED_FOR -> "nothing is proven: nobody vouches for the key of the quote";
            case NOT_KNOWN_GOOD -> "not everything that was measured is known to be good";
            case CHANGED -> "something changed";
            case INCONSISTENT -> "the evidence contradicts itself";
            case BAD_FOUND -> "a content that is known to be bad was measured";
            case NOTHING_READ -> "nothing was read";
        };
    }

    /** The verdict of a host, with the limit of what it says. */
    static String of(HostCase host) {
        return of(host.verdict()) + (host.claimed() ? "; no quote proves any of it" : "");
    }

    static Role role(CaseVerdict verdict) {
        return switch (verdict) {
            case PROVEN -> Role.GOOD;
            case CONSISTENT, NOT_KNOWN_GOOD -> Role.ODD;
            case UNPROVEN, UNDECIDED, KEY_NOT_VOUCHED_FOR, CHANGED, INCONSISTENT, BAD_FOUND, NOTHING_READ -> Role.BAD;
        };
    }

    static Role role(KeyPoint.Weight weight) {
        return switch (weight) {
            case GOOD -> Role.GOOD;
            case PLAIN -> Role.PLAIN;
            case ODD -> Role.ODD;
            case BAD -> Role.BAD;
        };
    }

    static String title(KeyPoint.Topic topic) {
        return switch (topic) {
            case KNOWN_BAD -> "known bad";
            case TRUSTED -> "trusted";
            case NOT_TRUSTED -> "not trusted";
            case CONTRADICTIONS -> "wrong";
            case EXPLANATION -> "why";
            case CHANGED -> "changed";
            case NEW -> "new";
            case NOT_KNOWN_GOOD -> "not known";
            case CONTAINERS -> "containers";
            case DENIED -> "audit";
            case MISSING -> "missing";
            case NEXT -> "next";
        };
    }

    static String of(EntryState state) {
        return switch (state) {
            case COVERED -> "covered";
            case VIOLATION -> "violation";
            case NOT_COVERED -> "not covered";
            case PARTLY_COVERED -> "partly covered";
            case NOT_REPRODUCED -> "value not reproduced";
            case AFTER_QUOTE -> "after the quote";
            case CONTENT_UNPROVEN -> "content not proven";
            case CONTRADICTED -> "contradicts itself";
            case KNOWN_BAD -> "known bad";
        };
    }

    static Role role(EntryState state) {
        return switch (state) {
            case COVERED -> Role.GOOD;
            case VIOLATION, NOT_COVERED, PARTLY_COVERED, AFTER_QUOTE -> Role.ODD;
            case CONTENT_UNPROVEN, NOT_REPRODUCED, CONTRADICTED, KNOWN_BAD -> Role.BAD;
        };
    }

    /** What would prove more, in a few words. */
    static String of(CollectNext next) {
        return switch (next) {
            case QUOTE -> "a quote";
            case QUOTE_BEFORE_LIST -> "a quote that was taken before the list";
            case OWN_NONCE -> "your own nonce";
            case KNOWN_KEY -> "an attestation key that you know";
            case KEY_ATTRIBUTES -> "the attributes of the attestation key";
            case EVENT_LOG -> "the firmware's event log";
            case PCR_VALUES -> "PCR values";
            case BINARY_LIST -> "the binary list";
            case LIST_WITH_CAT -> "a list that is not empty";
            case SIGNING_KEYS -> "the keys with which files are signed";
            case COUNTERS -> "the kernel's count of entries";
        };
    }

    static String of(NextStep step) {
        return switch (step) {
            case COLLECT_AGAIN -> "collect the list again";
            case SECURE_BAD_FILE -> "isolate the host, and secure the bad file and what ran it";
            case DOUBT_LIST -> "treat the list as altered or incomplete, and collect it again with a quote";
            case JOIN_EARLIER ->
                "put the earlier evidence and this one into one folder and examine that: the lists are joined at the kexec";
            case REVIEW_CHANGES -> "compare the changed files with what they should be";
            case NAME_KEY -> "name the attestation key from where the host was enrolled (--ak)";
            case DOUBT_KEY ->
                "find out whose key made the quote: none that you named (--ak), so it may be forged or of another machine";
            case QUOTE_AGAIN -> "quote the PCRs of the list with a nonce of your own, then collect the list again";
            case REVIEW_UNKNOWN -> "decide about the files that no source knows";
            case REVIEW_DENIED -> "read what the audit records report";
            case GIVE_SOURCES -> "say what is known to be good (--good) and bad (--bad)";
            case NOTHING -> "nothing";
        };
    }

    /** {@code between 70.3 s (QUOTE) and 86.5 s (QUOTE) on the TPM's clock}. */
    static String of(QuoteInterval interval) {
        return "between " + seconds(interval.afterClock()) + " (" + Printable.ofText(interval.after()) + ") and "
                + seconds(interval.beforeClock()) + " (" + Printable.ofText(interval.before()) + ") on the TPM's clock";
    }

    /** {@code between 70.3 s (QUOTE) and 86.5 s (QUOTE) on the TPM's clock}, after a comma. */
    static String measured(Optional<QuoteInterval> interval) {
        return interval.map(between -> ", measured " + of(between)).orElse("");
    }

    /** {@code 70.3 s to 86.5 s}. */
    static String span(QuoteInterval interval) {
        return seconds(interval.afterClock()) + " to " + seconds(interval.beforeClock());
    }

    private static String seconds(long milliseconds) {
        return BigDecimal.valueOf(milliseconds, 3).toPlainString() + " s";
    }
}
