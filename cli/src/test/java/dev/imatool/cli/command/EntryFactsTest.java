package dev.imatool.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.diff.history.EntryFactsReader;
import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.RandomLogs;
import dev.imatool.fixtures.tamper.Tampering;
import dev.imatool.model.ListFormat;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a diff learns of an entry is the same by the short way and by the long one. */
class EntryFactsTest {
    static LongStream seeds() {
        return RandomLogs.seeds(80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothWaysGiveTheSame(long seed) throws IOException {
        for (ListFormat format : ListFormat.ofKernel()) {
            byte[] list = RandomLogs.of(seed).bytes(format);
            bothWays(list);
            if (list.length > 0) {
                bothWays(Tampering.flipSomeBit(list, seed).bytes());
            }
        }
    }

    @Test
    void alsoOfOddNames() throws IOException {
        LogBuilder log = LogBuilder.list().bootAggregate();
        log.file("/bin/sh", "1")
                .file("4026532469:/bin/sh", "2")
                .file("4026532469", "3")
                .file("boot_aggregate", "4");
        log.file("/4026532469:/x", "5").file("/", "6").file("/p\u00e4th", "7");
        String store = "/var/lib/docker/overlay2/" + "3f2a".repeat(16) + "/diff";
        log.file(store + "/bin/sh", "9").file(store + "/bin/cat", "10").file(store, "11");
        log.file(store + "/var/lib/lxc/web/rootfs/bin/sh", "12").file("/var/lib/machines/web/bin/sh", "13");
        bothWays(log.build().binary());
        bothWays(log.build().ascii());
        bothWays(log.namespaceColumn(4026532470L).file("/x", "8").build().ascii());
    }

    /** Every place where an entry may name its container: a short look that finds none is believed. */
    @Test
    void alsoWhereControlGroupsAndNamespacesNameContainers() throws IOException {
        String id = "3f2a".repeat(16);
        String service = "/usr/lib/systemd/systemd:swapper/0";
        FileDigest digest = FileDigest.ofContent("sha256", "x");
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(ForkMeasurement.imaCgpath(service, "/docker/" + id, digest, "/bin/sh"))
                .add(ForkMeasurement.imaCgpath(service, "/system.slice/cron.service", digest, "/usr/sbin/cron"))
                .add(ForkMeasurement.imaDepCgn(service, id, digest, "/bin/sh"))
                .add(ForkMeasurement.imaNs(digest, "/bin/sh", "0b1c7f0e-95a1-4a3f-8a3e-52f1b7a7a001"))
                .add(ForkMeasurement.linuxkit(4026532481L, 12, "sda1", digest, "/bin/sh"))
                .build();
        bothWays(log.ascii());
        assertThat(containers(log.ascii())).isEqualTo(4);
    }

    private static long containers(byte[] list) throws IOException {
        long containers = 0;
        InputSource source = InputSource.ofStream("list", new ByteArrayInputStream(list));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            while (reader.next()) {
                containers += reader.entry().toEntry().name().container().isPresent() ? 1 : 0;
            }
        }
        return containers;
    }

    private static void bothWays(byte[] list) throws IOException {
        EntryFactsReader facts = new EntryFactsReader();
        InputSource source = InputSource.ofStream("list", new ByteArrayInputStream(list));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            while (reader.next()) {
                assertThat(facts.of(reader.entry())).isEqualTo(facts.takenApart(reader.entry()));
                boolean inContainer =
                        reader.entry().toEntry().name().container().isPresent();
                assertThat(reader.entry().mayBeInContainer() || !inContainer)
                        .as("entry %d", reader.entry().number())
                        .isTrue();
            }
        }
    }
}
