package dev.imatool.examine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.replay.verify.EntryProblemKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which findings a report lists where there are more than it has room for. */
class FindingCollectorTest {
    private static Finding ofEntry(long number) {
        return new Finding.OfEntry(
                EntryProblemKind.TEMPLATE_DIGEST_MISMATCH,
                "list",
                number,
                Location.bytes(0, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteString.ofText("/bin/true"));
    }

    private static Finding ofQuestion() {
        return new Finding.OfLine(FindingKind.PCR_UNDECIDED, "--pcr", new Statement.Said("not decided"));
    }

    private static FindingCollector full() {
        FindingCollector collector = new FindingCollector();
        for (int entry = 1; entry <= Findings.LISTED; entry++) {
            collector.add(ofEntry(entry));
        }
        return collector;
    }

    /** An attacker who makes a thousand entries bad must not hide that no value was decided. */
    @Test
    void aFindingAboutTheQuestionIsListedBehindAnyNumberOfBadEntries() {
        FindingCollector collector = full();
        collector.add(ofQuestion());
        Findings findings = collector.findings();
        assertThat(findings.listed()).hasSize(Findings.LISTED).endsWith(ofQuestion());
        assertThat(findings.count()).isEqualTo(Findings.LISTED + 1L);
    }

    @Test
    void ofBadEntriesTheFirstAreListed() {
        FindingCollector collector = full();
        collector.add(ofEntry(Findings.LISTED + 1L));
        Findings findings = collector.findings();
        assertThat(findings.listed()).endsWith(ofEntry(Findings.LISTED));
        assertThat(findings.omitted()).isOne();
    }

    /** Verdicts and counts go by all findings, so that nothing about them depends on how many are listed. */
    @Test
    void everyKindIsCountedWhetherItIsListedOrNot() {
        FindingCollector collector = full();
        collector.add(ofQuestion());
        collector.leaveOut(FindingKind.ENTRY_UNPROVEN, 7);
        collector.leaveOut(FindingKind.FIELD_LAYOUT, 0);
        FindingCollector other = new FindingCollector();
        other.addAll(collector.findings());
        Findings findings = other.findings();
        assertThat(findings.count(FindingKind.TEMPLATE_DIGEST_MISMATCH)).isEqualTo(Findings.LISTED);
        assertThat(findings.count(FindingKind.ENTRY_UNPROVEN)).isEqualTo(7);
        assertThat(findings.count(FindingKind::ofEntry)).isEqualTo(Findings.LISTED + 7L);
        assertThat(findings.count()).isEqualTo(Findings.LISTED + 8L);
        assertThat(findings.kinds())
                .containsExactlyInAnyOrder(
                        FindingKind.TEMPLATE_DIGEST_MISMATCH, FindingKind.PCR_UNDECIDED, FindingKind.ENTRY_UNPROVEN);
    }

    @Test
    void nothingMakesRoomWhereNoneIsAboutAnEntry() {
        FindingCollector collector = new FindingCollector();
        for (int value = 0; value < Findings.LISTED + 5; value++) {
            collector.add(ofQuestion());
        }
        assertThat(collector.findings().listed()).hasSize(Findings.LISTED);
        assertThat(collector.findings().omitted()).isEqualTo(5);
    }
}
