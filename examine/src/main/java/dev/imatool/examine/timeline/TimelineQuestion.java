package dev.imatool.examine.timeline;

import dev.imatool.replay.GivenStarts;
import java.util.List;
import java.util.Optional;

/**
 * Whose entries are to be dated, by what, and which of them are wanted. Names of files are as typed.
 *
 * @param evidence folders, archives and single lists, at least one
 * @param audit text with audit records of one boot
 * @param auditOf the name of a list of that boot; where it is absent, the evidence has to be of one boot
 * @param nonce the nonce as typed: hex digits, or a file with it
 * @param attestationKeys files of attestation keys that the user vouches for
 * @param acceptFoundKey true when attestation keys found in the evidence are accepted
 * @param starts what PCRs held before the first entry of lists that do not begin with a boot_aggregate
 * @param filter which rows are wanted
 */
public record TimelineQuestion(
        List<String> evidence,
        Optional<String> audit,
        Optional<String> auditOf,
        Optional<String> nonce,
        List<String> attestationKeys,
        boolean acceptFoundKey,
        GivenStarts starts,
        TimelineFilter filter) {
    public TimelineQuestion {
        evidence = List.copyOf(evidence);
        attestationKeys = List.copyOf(attestationKeys);
    }

    /** The question about {@code evidence} alone: no key is vouched for, and every row is wanted. */
    public static TimelineQuestion of(List<String> evidence) {
        return new TimelineQuestion(
                evidence,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                GivenStarts.NONE,
                TimelineFilter.EVERYTHING);
    }
}
