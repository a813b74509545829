package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.ListFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A boot_aggregate is told by its place: anybody may call a program so, or a keyring. */
class BootEntriesTest {
    private static final FileDigest BOOT = FileDigest.ofContent("sha256", "what the firmware extended");
    private static final FileDigest OTHER = FileDigest.ofContent("sha256", "a program");
    private static final FileDigest FILE = FileDigest.ofContent("sha256", "a file");

    @Test
    void theFirstEntryOfAListIsOneUnderBothNames() {
        for (String name : List.of("boot_aggregate", "boot_aggregate_late")) {
            assertThat(boots(entry(BOOT, name), entry(FILE, "/bin/a"))).containsExactly(1L);
        }
    }

    @Test
    void aKernelThatWasStartedByKexecRepeatsTheDigest() {
        assertThat(boots(entry(BOOT, "boot_aggregate"), entry(FILE, "/bin/a"), entry(BOOT, "boot_aggregate_late")))
                .containsExactly(1L, 3L);
        assertThat(Reading.of(Corpus.snapshot("kexec-carry-6.12/kernel2-final").binary()).entries().stream()
                        .filter(Entry::bootAggregate)
                        .map(Entry::number))
                .containsExactly(1L, 23L);
    }

    @Test
    void anotherDigestIsOneOnlyBehindKexecExecute() {
        ByteString text = ByteString.ofText(
                "kexec_segment_size=8192;ima_binary_runtime_size=93;" + "ima_runtime_measurements_count=1;");
        Measurement executed = Measurement.imaBuf("sha256", "kexec_execute", text);
        Measurement key = Measurement.imaBuf("sha256", "kexec_execute", ByteString.ofText("a key"));
        Measurement boot = entry(BOOT, "boot_aggregate");
        Measurement other = entry(OTHER, "boot_aggregate");
        assertThat(boots(boot, executed, other, entry(FILE, "/bin/a"))).containsExactly(1L, 3L);
        assertThat(boots(boot, executed, other, entry(FILE, "boot_aggregate"))).containsExactly(1L, 3L);
        assertThat(boots(boot, key, other)).containsExactly(1L);
        assertThat(boots(boot, entry(FILE, "/bin/a"), other)).containsExactly(1L);
    }

    @Test
    void aProgramOfThatNameIsNone() {
        assertThat(boots(entry(FILE, "/bin/a"), entry(OTHER, "boot_aggregate"))).isEmpty();
        assertThat(boots(entry(BOOT, "boot_aggregate"), entry(FILE, "/bin/a"), entry(OTHER, "boot_aggregate")))
                .containsExactly(1L);
    }

    @Test
    void norIsOneInAnotherPcr() {
        LogBuilder list = LogBuilder.list().add(entry(BOOT, "boot_aggregate")).pcr(11);
        assertThat(boots(list.add(entry(BOOT, "boot_aggregate")))).containsExactly(1L);
    }

    @Test
    void norOneWithBytesBehindItsNul() {
        byte[] list = LogBuilder.list()
                .add(Measurement.imaNg(BOOT, ByteString.ofText("boot_aggregate\0x")))
                .build()
                .binary();
        Entry entry = Reading.of(list).entries().get(0);
        assertThat(entry.name().path().latin1()).isEqualTo("boot_aggregate");
        assertThat(entry.bootAggregate()).isFalse();
    }

    @Test
    void norAViolation() {
        assertThat(boots(Measurement.violationOf("boot_aggregate"), entry(FILE, "/bin/a")))
                .isEmpty();
    }

    @Test
    void linux73HasALateOne() {
        Reading reading =
                Reading.of(ResourceFolder.onDisk("banks").resolve("kernel-7.3").resolve("ascii_runtime_measurements"));
        assertThat(reading.entries().get(0).bootAggregate()).isTrue();
        assertThat(reading.paths().get(0)).isEqualTo("boot_aggregate_late");
        assertThat(reading.summary().diagnostics()).isEmpty();
    }

    private static Measurement entry(FileDigest digest, String name) {
        return Measurement.imaNg(digest, name);
    }

    private static List<Long> boots(Measurement... measurements) {
        return boots(LogBuilder.list().add(measurements));
    }

    private static List<Long> boots(LogBuilder list) {
        List<Long> binary = numbers(Reading.of(list.build().bytes(ListFormat.BINARY)));
        List<Long> ascii = numbers(Reading.of(list.build().bytes(ListFormat.ASCII)));
        assertThat(binary).isEqualTo(ascii);
        return binary;
    }

    private static List<Long> numbers(Reading reading) {
        return reading.entries().stream()
                .filter(Entry::bootAggregate)
                .map(Entry::number)
                .toList();
    }
}
