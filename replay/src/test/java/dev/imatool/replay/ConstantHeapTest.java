package dev.imatool.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.list.ListEntry;
import dev.imatool.replay.list.StandingEntry;
import dev.imatool.replay.templatedigest.TemplateDigests;
import dev.imatool.replay.verify.Verification;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The heap must not grow with the list: good entries pass without a single object. */
class ConstantHeapTest {
    private static final int ENTRIES = 20_000;
    private static final long LESS_THAN_A_BYTE_PER_ENTRY = ENTRIES / 2;

    private final List<StandingEntry> entries = List.of(
            new StandingEntry(ListEntry.file(1, 10, PcrBank.SHA1, "/bin/sh")),
            new StandingEntry(ListEntry.violation(2, 10, PcrBank.SHA1, "/var/log/x")),
            new StandingEntry(ListEntry.file(3, 11, PcrBank.SHA1, "/bin/cat").withProven()),
            new StandingEntry(ListEntry.of(
                    4,
                    10,
                    PcrBank.SHA1,
                    "d-ng|n-ng|buf",
                    ListEntry.digestField("sha256", ListEntry.hash(PcrBank.SHA256, ByteString.ofText("buffer"))),
                    ListEntry.name("kexec-cmdline"),
                    ByteString.ofText("buffer"))));

    @Test
    void replayAndVerificationAllocateNothingPerEntry() {
        assertThat(allocatedBy(Replay.ofEveryBank())).isLessThan(LESS_THAN_A_BYTE_PER_ENTRY);
    }

    @Test
    void lookingForExpectedValuesAllocatesNothingPerEntry() {
        ByteString never = ListEntry.hash(PcrBank.SHA512, ByteString.EMPTY);
        Replay replay = Replay.against(List.of(new ExpectedPcr("sha512", 10, never, "a test")));
        assertThat(allocatedBy(replay)).isLessThan(LESS_THAN_A_BYTE_PER_ENTRY);
    }

    private long allocatedBy(Replay replay) {
        TemplateDigests digests = new TemplateDigests();
        Verification verification = new Verification();
        pass(replay, digests, verification);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        pass(replay, digests, verification);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(verification.result().problems()).isEmpty();
        return allocated;
    }

    private void pass(Replay replay, TemplateDigests digests, Verification verification) {
        for (int i = 0; i < ENTRIES; i++) {
            digests.standOn(entries.get(i % entries.size()));
            verification.check(digests);
            replay.extend(digests);
        }
    }
}
