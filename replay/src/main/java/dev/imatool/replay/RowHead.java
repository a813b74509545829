package dev.imatool.replay;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import java.util.Optional;

/** What all rows of one PCR of one list share. */
record RowHead(
        String list, int pcr, long entries, long violations, ListBeginning beginning, Optional<ByteString> start) {
    ReplayedPcr row(PcrBank bank, Register register, Optional<ByteString> otherStyleValue, Optional<PcrMatch> match) {
        return new ReplayedPcr(
                list,
                bank,
                pcr,
                register.scheme(),
                register.value(),
                violations == 0 ? Optional.empty() : Optional.of(register.style()),
                otherStyleValue,
                entries,
                violations,
                register.loggedDigestsUsed(),
                register.brokenAt(),
                register.brokenIn(),
                beginning,
                start,
                match);
    }
}
