package dev.imatool.replay.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.Location;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.replay.ReplayVerdict;
import dev.imatool.replay.eventlog.EventLogComparison;
import dev.imatool.replay.eventlog.LogMatch.Reason;
import dev.imatool.replay.eventlog.LogMatch.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Records are extended as a TPM does; NvPCRs begin where systemd says (systemd, docs/TPM2_PCR_MEASUREMENTS.md). */
class CelReplayTest {
    private static final EventAlgorithm SHA256 =
            EventAlgorithm.registered(0x000b).orElseThrow();
    private static final long HARDWARE = 0x1d10200;

    private final TpmBank tpm = TpmBank.sha256();
    private final List<CelRecord> records = new ArrayList<>();

    private void systemd(CelRegister register, String type, String string) {
        byte[] digest = tpm.digest(string.getBytes(StandardCharsets.UTF_8));
        if (!register.nv()) {
            tpm.extend((int) register.index(), digest);
        }
        add(register, new CelContent.Systemd(type, Optional.of(string)), digest);
    }

    private void add(CelRegister register, CelContent content, byte[] digest) {
        records.add(new CelRecord(
                records.size() + 1,
                Location.bytes(0, 0),
                OptionalLong.empty(),
                Optional.of(register),
                List.of(new LoggedDigest(SHA256, ByteString.copyOf(digest))),
                content));
    }

    private CelReplay replay(ExpectedPcr... expected) {
        CelReplay replay = new CelReplay(Optional.empty(), List.of(expected));
        ContentCheck check = new ContentCheck();
        records.forEach(record -> replay.extend(record, check.check(record)));
        return replay;
    }

    private ExpectedPcr value(int pcr) {
        return new ExpectedPcr("sha256", pcr, tpm.value(pcr), "tpm");
    }

    private static Result result(EventLogComparison comparison, int pcr) {
        return comparison.pcrs().stream()
                .filter(row -> row.pcr().pcr() == pcr)
                .findFirst()
                .orElseThrow()
                .match()
                .orElseThrow()
                .result();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void theValuesOfATpmAreReproducedAtTheEndAndBefore() {
        systemd(CelRegister.pcr(11), "phase", "enter-initrd");
        ExpectedPcr early = value(11);
        systemd(CelRegister.pcr(11), "phase", "leave-initrd");
        systemd(CelRegister.pcr(15), "machine-id", "machine-id:1");

        EventLogComparison whole = replay(value(11), value(15)).result(true);
        assertThat(whole.verdict()).isEqualTo(ReplayVerdict.REPRODUCED);
        EventLogComparison prefix = replay(early, value(15)).result(true);
        assertThat(prefix.verdict()).isEqualTo(ReplayVerdict.REPRODUCED_PREFIX);
        assertThat(result(prefix, 11)).isEqualTo(Result.REPRODUCED_PREFIX);
    }

    /** What the firmware did before is not known; PCR 15 and PCR 10 it does not extend. */
    @Test
    void withoutTheFirmwareOnlyItsOwnPcrsAreLeftOpen() {
        systemd(CelRegister.pcr(11), "phase", "enter-initrd");
        systemd(CelRegister.pcr(15), "machine-id", "machine-id:1");
        ExpectedPcr eleven = value(11);
        ExpectedPcr fifteen = value(15);
        records.remove(1);
        systemd(CelRegister.pcr(15), "machine-id", "machine-id:2");
        records.remove(0);
        systemd(CelRegister.pcr(11), "phase", "something");

        EventLogComparison comparison = replay(eleven, fifteen).result(true);
        assertThat(result(comparison, 15)).isEqualTo(Result.NOT_REPRODUCED);
        assertThat(comparison.pcrs().stream()
                        .filter(row -> row.pcr().pcr() == 11)
                        .findFirst()
                        .orElseThrow()
                        .match()
                        .orElseThrow()
                        .reason())
                .contains(Reason.FIRMWARE_BEFORE);
        assertThat(comparison.verdict()).isEqualTo(ReplayVerdict.NOT_REPRODUCED);
        assertThat(replay(eleven).result(true).verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
        assertThat(replay(fifteen).result(false).verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
    }

    @Test
    void anNvPcrBeginsWithWhatItsInitSays() {
        byte[] anchored = tpm.digest("any secret".getBytes(StandardCharsets.UTF_8));
        systemd(
                CelRegister.pcr(9),
                "nvpcr-init",
                "nvpcr-init:hardware:0x1d10200:sha256:"
                        + ByteString.copyOf(anchored).hex());
        systemd(CelRegister.nvIndex(HARDWARE, "hardware"), "product-id", "product-id:1");

        NvRegister row = replay().nvRegisters().get(0);
        byte[] digest = tpm.digest("product-id:1".getBytes(StandardCharsets.UTF_8));
        assertThat(row.start()).isEqualTo(NvRegister.Start.STATED);
        assertThat(row.value()).contains(ByteString.copyOf(tpm.digest(joined(anchored, digest))));
        assertThat(row.register().name()).isEqualTo("hardware");
    }

    /** The value of an index that was only made, from systemd's own test (TEST-70-TPM2.nvpcr.sh). */
    @Test
    void newerOnesBeginWithZerosExtended() {
        systemd(CelRegister.pcr(9), "nvpcr-init", "nvpcr-init:hardware:0x1d10200:000b" + "ab".repeat(32));
        systemd(CelRegister.nvIndex(HARDWARE, "hardware"), "phase", "schrumpel");

        NvRegister row = replay().nvRegisters().get(0);
        byte[] base = tpm.digest(new byte[64]);
        byte[] digest = tpm.digest("schrumpel".getBytes(StandardCharsets.UTF_8));
        assertThat(row.start()).isEqualTo(NvRegister.Start.ZEROS_EXTENDED);
        assertThat(row.value()).contains(ByteString.copyOf(tpm.digest(joined(base, digest))));
    }

    @Test
    void withoutAnInitTheValueOfAnNvPcrIsNotKnown() {
        systemd(CelRegister.nvIndex(HARDWARE, "hardware"), "product-id", "product-id:1");
        assertThat(replay().nvRegisters().get(0).start()).isEqualTo(NvRegister.Start.UNKNOWN);
        assertThat(replay().nvRegisters().get(0).value()).isEmpty();
    }

    /** What PCR 9 did not extend says nothing about the start. */
    @Test
    void anInitWithAnotherDigestIsNotBelieved() {
        String init = "nvpcr-init:hardware:0x1d10200:sha256:" + "ab".repeat(32);
        add(CelRegister.pcr(9), new CelContent.Systemd("nvpcr-init", Optional.of(init)), new byte[32]);
        systemd(CelRegister.nvIndex(HARDWARE, "hardware"), "product-id", "product-id:1");
        assertThat(replay().nvRegisters().get(0).start()).isEqualTo(NvRegister.Start.UNKNOWN);
    }

    @Test
    void anIndexOfOthersBeginsWithZeros() {
        byte[] digest = tpm.digest(new byte[] {1});
        add(CelRegister.nvIndex(0x1500001, ""), new CelContent.Unknown("x", 1), digest);
        NvRegister row = replay().nvRegisters().get(0);
        assertThat(row.start()).isEqualTo(NvRegister.Start.ZEROS);
        assertThat(row.value()).contains(ByteString.copyOf(tpm.digest(joined(new byte[32], digest))));
    }

    @Test
    void indicesOverTheBoundAreCounted() {
        for (int i = 0; i < CelReplay.MOST_NV + 5; i++) {
            add(CelRegister.nvIndex(i, ""), new CelContent.Unknown("x", 1), new byte[32]);
        }
        add(CelRegister.pcr(24), new CelContent.Unknown("x", 1), new byte[32]);
        CelReplay replay = replay();
        assertThat(replay.nvRegisters()).hasSize(CelReplay.MOST_NV);
        assertThat(replay.notReplayed()).isEqualTo(6);
    }

    @Test
    void aRecordWithoutTheBanksDigestEndsIt() {
        systemd(CelRegister.pcr(15), "machine-id", "machine-id:1");
        EventAlgorithm sha1 = EventAlgorithm.SHA1;
        records.add(new CelRecord(
                2,
                Location.bytes(0, 0),
                OptionalLong.empty(),
                Optional.of(CelRegister.pcr(15)),
                List.of(new LoggedDigest(sha1, ByteString.copyOf(new byte[20]))),
                new CelContent.Unknown("x", 1)));
        EventLogComparison comparison = replay(new ExpectedPcr("sha1", 15, ByteString.copyOf(new byte[20]), "x"))
                .result(true);
        comparison.pcrs().stream().filter(row -> row.pcr().pcr() == 15).forEach(row -> {
            assertThat(row.pcr().value()).isEmpty();
            assertThat(row.pcr().brokenAt()).hasValue(row.pcr().bank().id() == sha1.id() ? 1 : 2);
        });
        assertThat(comparison.verdict()).isEqualTo(ReplayVerdict.UNDECIDED);
    }
}
