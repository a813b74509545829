package dev.imatool.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.builder.BuiltLog;
import dev.imatool.fixtures.builder.FileDigest;
import dev.imatool.fixtures.builder.ForkMeasurement;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.fixtures.builder.Measurement;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.ListFormat;
import dev.imatool.model.Provenance;
import dev.imatool.model.TemplateField;
import dev.imatool.model.diagnostic.DiagnosticKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates that are not the kernel's own. */
class TemplateReadingTest {
    private static final FileDigest DIGEST = FileDigest.ofContent("sha256", "content");

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void theLinuxkitFormUnderTheNameOfImaNgIsProvenByItsDigests(ListFormat format) {
        BuiltLog log = LogBuilder.list()
                .add(
                        ForkMeasurement.linuxkitBootAggregate(4026531840L, FileDigest.zero("sha256", 32)),
                        ForkMeasurement.linuxkit(4026532208L, 13105, "tmpfs", DIGEST, "/tmp/foo"))
                .build();
        Reading reading = Reading.of(log.bytes(format));

        assertThat(reading.templateData())
                .containsExactly(log.entry(1).hashed(), log.entry(2).hashed());
        Entry entry = reading.entries().get(1);
        assertThat(entry.template().format()).isEqualTo("nid|fi|dev|d-ng|n-ng");
        assertThat(entry.name().path().latin1()).isEqualTo("/tmp/foo");
        assertThat(entry.name().container())
                .contains(Container.ofNamespace("4026532208", Container.Source.TEMPLATE_FIELD));
        assertThat(reading.kinds()).contains(DiagnosticKind.TEMPLATE_READING);
    }

    @ParameterizedTest
    @EnumSource(
            value = ListFormat.class,
            names = {"BINARY", "ASCII"})
    void containerTemplatesAreDecoded(ListFormat format) {
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(
                        ForkMeasurement.imaCgpath("runc:containerd", "/kubepods/pod1", DIGEST, "/bin/a"),
                        ForkMeasurement.imaDepCgn("runc:containerd", "cri-1", DIGEST, "/bin/b"),
                        ForkMeasurement.imaNs(DIGEST, "/bin/c", "e496e384-4133-4d57-b93a-1812b83badf2"))
                .build();
        Reading reading = Reading.of(log.bytes(format));

        assertThat(reading.templateData())
                .isEqualTo(log.entries().stream().map(each -> each.hashed()).toList());
        assertThat(reading.paths()).containsExactly("boot_aggregate", "/bin/a", "/bin/b", "/bin/c");
        assertThat(reading.entries().get(3).name().container().map(Container::label))
                .contains("e496e384-4133-4d57-b93a-1812b83badf2");
    }

    /** Two of the lines that J. Bottomley published with the namespace patches of 2021. */
    @Test
    void publishedImaNsLinesAreProven() {
        String lines = "10 7766c926c9db8dd4c923f96be5635b04593029c1 ima-ns"
                + " sha256:0000000000000000000000000000000000000000000000000000000000000000 boot_aggregate"
                + " 6582e360-1354-42b9-a6ef-ee1993d982da\n"
                + "10 f257f5a12fd6e28d32b367a2e453c3badd0e8774 ima-ns"
                + " sha256:2a7c66fc7e19acc100ee2b777b71179043fade8b81968828522cf31e6a96eaa7 /usr/bin/bash"
                + " e496e384-4133-4d57-b93a-1812b83badf2\n";

        assertThat(Reading.of(lines.getBytes(StandardCharsets.US_ASCII)).proven())
                .containsExactly(true, true);
    }

    @Test
    void anUnknownTemplateIsKeptWithItsBytes() {
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(ForkMeasurement.unknown("vendor-x", ByteString.ofText("one"), ByteString.ofHex("00ff")))
                .file("/bin/a", "a")
                .build();
        Reading reading = Reading.of(log.binary());

        Entry unknown = reading.entries().get(1);
        assertThat(unknown.templateData()).isEqualTo(log.entry(2).hashed());
        assertThat(unknown.fields())
                .extracting(field -> ((TemplateField.Raw) field).raw())
                .containsExactly(ByteString.ofText("one"), ByteString.ofHex("00ff"));
        assertThat(reading.kinds()).containsExactly(DiagnosticKind.UNKNOWN_TEMPLATE);
    }

    @Test
    void theTextOfAnUnknownTemplateIsProvenWhereAGuessFits() {
        String digest = "sha256:" + DIGEST.digest().hex();
        BuiltLog log = LogBuilder.list()
                .bootAggregate()
                .add(Measurement.of(
                        "d-ng|n-ng|vendor",
                        Measurement.imaNg(DIGEST, "/bin/a").fields().get(0)))
                .build();
        assertThat(new String(log.ascii(), StandardCharsets.US_ASCII)).contains(digest);

        Reading reading = Reading.of(log.ascii());
        assertThat(reading.entries().get(1).provenance()).isEqualTo(Provenance.UNAVAILABLE);
        assertThat(reading.proven()).containsExactly(true, false);
    }

    @Test
    void theUserCanSayWhatATemplateNameMeans() {
        BuiltLog log = LogBuilder.list()
                .add(ForkMeasurement.linuxkit(4026532208L, 13105, "tmpfs", DIGEST, "/tmp/foo"))
                .build();
        ReadOptions options = new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("ima-ng", "nid|fi|dev|d-ng|n-ng"),
                Optional.empty());
        Reading reading = Reading.of(log.ascii(), options);

        assertThat(reading.proven()).containsExactly(true);
        assertThat(reading.paths()).containsExactly("/tmp/foo");
    }

    @Test
    void md5DigestsOfTheLegacyTemplateAreToldByTheTemplateDigest() {
        BuiltLog log = LogBuilder.list()
                .add(
                        Measurement.ima(FileDigest.ofContent("md5", "a"), "/bin/a"),
                        Measurement.ima(FileDigest.ofContent("sha1", "b"), "/bin/b"))
                .build();

        assertThat(Reading.of(log.ascii()).templateData())
                .containsExactly(log.entry(1).hashed(), log.entry(2).hashed());
        assertThat(Reading.of(log.binary()).templateData())
                .containsExactly(log.entry(1).hashed(), log.entry(2).hashed());
    }
}
