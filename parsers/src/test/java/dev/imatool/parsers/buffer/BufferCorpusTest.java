package dev.imatool.parsers.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.buffer.MeasuredBuffer.KeyForm;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** Buffers that kernels measured. */
class BufferCorpusTest {
    private static final String KEYS = "keys-kexec-6.12/final";
    private static final String CUSTOM = "custom-features-6.12/final";
    private static final byte[] SUBJECT_KEY_IDENTIFIER = HexFormat.of().parseHex("0414");

    private static Map<Long, MeasuredBuffer> buffers(String snapshot, boolean ascii) throws IOException {
        InputSource source = InputSource.ofFile(
                ascii
                        ? Corpus.snapshot(snapshot).ascii()
                        : Corpus.snapshot(snapshot).binary());
        Map<Long, MeasuredBuffer> found = new LinkedHashMap<>();
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            while (reader.next()) {
                Entry entry = reader.entry().toEntry();
                BufferReader.read(entry).ifPresent(buffer -> found.put(entry.number(), buffer));
            }
        }
        return found;
    }

    private static List<MeasuredBuffer.Key> keys(String snapshot) throws IOException {
        return buffers(snapshot, false).values().stream()
                .filter(MeasuredBuffer.Key.class::isInstance)
                .map(MeasuredBuffer.Key.class::cast)
                .toList();
    }

    /** keyrings.tsv was written by the guest as it added the keys. */
    @Test
    void keysAreThoseThatTheGuestAddedInItsOrder() throws IOException {
        List<String> added = new ArrayList<>();
        for (String line :
                Files.readAllLines(Corpus.snapshot(KEYS).folder().getParent().resolve("keyrings.tsv"))) {
            String[] columns = line.split("\t");
            String name = new String(HexFormat.of().parseHex(columns[0]), java.nio.charset.StandardCharsets.ISO_8859_1);
            added.add(name.replace(' ', '_') + " " + columns[2]);
        }
        List<String> read = new ArrayList<>();
        for (MeasuredBuffer.Key key : keys(KEYS)) {
            CertificateFacts certificate = key.key().orElseThrow().certificate().orElseThrow();
            read.add(key.keyring().latin1() + " " + certificate.sha256().hex());
        }
        assertThat(read.get(0)).startsWith(".builtin_trusted_keys ");
        assertThat(read.subList(1, read.size())).containsExactlyElementsOf(added);
    }

    /** What the JDK reads in the same bytes. */
    @Test
    void certificatesSayWhatAnotherReaderSays() throws Exception {
        List<MeasuredBuffer.Key> keys = new ArrayList<>(keys(KEYS));
        keys.addAll(keys(CUSTOM));
        assertThat(keys).hasSize(16);
        for (MeasuredBuffer.Key key : keys) {
            assertThat(key.form()).isEqualTo(KeyForm.CERTIFICATE);
            CertificateFacts facts = key.key().orElseThrow().certificate().orElseThrow();
            X509Certificate other = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(facts.der().toByteArray()));
            assertThat(new X500Principal(facts.subject())).isEqualTo(other.getSubjectX500Principal());
            assertThat(new X500Principal(facts.issuer())).isEqualTo(other.getIssuerX500Principal());
            assertThat(facts.serial()).isEqualTo(other.getSerialNumber().toString(16));
            assertThat(facts.notBefore()).isEqualTo(other.getNotBefore().toInstant());
            assertThat(facts.notAfter()).isEqualTo(other.getNotAfter().toInstant());
            assertThat(key.key().orElseThrow().subjectPublicKeyInfo())
                    .isEqualTo(ByteString.copyOf(other.getPublicKey().getEncoded()));
            byte[] extension = other.getExtensionValue("2.5.29.14");
            if (extension != null) {
                assertThat(HexFormat.of().formatHex(extension))
                        .isEqualTo("0416" + HexFormat.of().formatHex(SUBJECT_KEY_IDENTIFIER)
                                + facts.subjectKeyIdentifier().orElseThrow().hex());
            }
        }
    }

    @Test
    void aKeyringCalledLikeTheBootAggregateIsAKeyring() throws IOException {
        MeasuredBuffer.Key key = (MeasuredBuffer.Key) buffers(KEYS, false).get(9L);
        assertThat(key.keyring()).isEqualTo(ByteString.ofText("boot_aggregate"));
        assertThat(key.lookalikeOf()).isPresent();
        assertThat(key.namedByKernel()).isFalse();
    }

    @Test
    void onlyTheFirstEntryIsABootAggregate() throws IOException {
        for (boolean ascii : new boolean[] {false, true}) {
            InputSource source = InputSource.ofFile(
                    ascii
                            ? Corpus.snapshot(KEYS).ascii()
                            : Corpus.snapshot(KEYS).binary());
            List<Long> boots = new ArrayList<>();
            try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
                while (reader.next()) {
                    if (reader.entry().toEntry().bootAggregate()) {
                        boots.add(reader.entry().number());
                    }
                }
            }
            assertThat(boots).containsExactly(1L);
        }
    }

    @Test
    void theAsciiListGivesTheSame() throws IOException {
        for (String snapshot : List.of(KEYS, CUSTOM, "critical-data-6.12/final", "kexec-carry-6.12/kernel2-final")) {
            assertThat(buffers(snapshot, true).values())
                    .usingRecursiveComparison()
                    .ignoringFields("key.origin")
                    .isEqualTo(buffers(snapshot, false).values());
        }
    }

    /** README.md of the scenarios. */
    @Test
    void commandLinesAndReleaseAreTexts() throws IOException {
        assertThat(buffers(KEYS, false).values())
                .contains(
                        new MeasuredBuffer.KexecCommandLine(ByteString.ofText("root=/dev/null kexec test cmdline")),
                        new MeasuredBuffer.KexecCommandLine(ByteString.ofText("second  command line ima_policy=tcb")));
        assertThat(buffers("critical-data-6.12/final", false).values())
                .containsExactly(new MeasuredBuffer.KernelVersion(ByteString.ofText("6.12.117-imatest")));
    }

    /** steps.txt: {@code dmsetup create lin}, {@code lin ear;,x}, {@code cr}, rename of lin to lin2, removal of lin2 and cr. */
    @Test
    void devicesAreThoseThatTheGuestMade() throws IOException {
        List<String> done = buffers(CUSTOM, false).values().stream()
                .filter(DeviceMapper.class::isInstance)
                .map(DeviceMapper.class::cast)
                .map(each -> each.event().id() + " "
                        + each.deviceName().orElseThrow().latin1())
                .toList();
        assertThat(done)
                .containsExactly(
                        "table_load lin",
                        "device_resume lin",
                        "table_load lin\\x20ear\\x3b\\x2cx",
                        "device_resume lin\\x20ear\\x3b\\x2cx",
                        "table_load cr",
                        "device_resume cr",
                        "device_rename lin",
                        "device_remove lin2",
                        "device_remove cr");
    }

    @Test
    void tablesHaveTheirTargets() throws IOException {
        Map<Long, MeasuredBuffer> buffers = buffers(CUSTOM, false);
        DeviceMapper zero = (DeviceMapper) buffers.get(11L);
        assertThat(zero.targets()).hasSize(1);
        assertThat(zero.targets().get(0).value("target_name")).isEmpty();
        assertThat(zero.targets().get(0).number("target_len")).hasValue(2048);
        DeviceMapper crypt = (DeviceMapper) buffers.get(15L);
        assertThat(crypt.version()).contains(ByteString.ofText("4.48.0"));
        assertThat(crypt.targets().get(0).value("cipher_string")).contains(ByteString.ofText("aes-xts-plain64"));
        assertThat(crypt.targets().get(0).value("high_priority")).contains(ByteString.ofText("n"));
        DeviceMapper rename = (DeviceMapper) buffers.get(17L);
        assertThat(rename.value("new_name")).contains(ByteString.ofText("lin2"));
        DeviceMapper remove = (DeviceMapper) buffers.get(18L);
        assertThat(remove.activeTableHash())
                .contains(ByteString.ofHex("3c08103b2a020dbe2a26191cb33f3420e6aa420044828fb46d3e83316e18bb0e"));
        assertThat(remove.value("remove_all")).contains(ByteString.ofText("n"));
    }
}
