package dev.imatool.examine.replay;

import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import java.util.List;

/**
 * Says where a list begins with a boot_aggregate of zeros, which IMA makes when there is no TPM ({@code
 * ima_add_boot_aggregate}): then nothing was extended.
 */
public final class NoTpmNotices {
    private final String input;
    private final Severity severity;
    private boolean zero;

    /** @param expected whether PCR values are compared with the list */
    public NoTpmNotices(String input, boolean expected) {
        this.input = input;
        this.severity = expected ? Severity.WARNING : Severity.NOTE;
    }

    /** Looks at an entry, if it is the first. */
    public void look(EntryView view) {
        if (view.number() == 1) {
            Entry entry = view.toEntry();
            zero = entry.bootAggregate()
                    && !entry.violation()
                    && entry.fileDigest()
                            .filter(field -> field.digest().allZero())
                            .isPresent();
        }
    }

    public List<Notice> notices() {
        return zero
                ? List.of(Notice.of(NoticeKind.NO_TPM, severity, input, Statement.Plain.OF_ITS_KIND)
                        .at(Place.ofEntry(1)))
                : List.of();
    }
}
