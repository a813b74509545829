package dev.imatool.parsers.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.Attribute;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.buffer.MeasuredBuffer.HashedData;
import dev.imatool.model.buffer.MeasuredBuffer.KeyForm;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buffers by their texts. */
class BufferReaderTest {
    private static MeasuredBuffer read(String event, String text) {
        return BufferReader.read(ByteString.ofText(event), ByteString.ofText(text), 32);
    }

    private static DeviceMapper deviceMapper(String event, String text) {
        return (DeviceMapper) read(event, text);
    }

    /** The five texts whose digests the kernel's own document gives (dm-ima.rst); there the events have no {@code dm_}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device_resume | name=linear1,uuid=,major=253,minor=0,minor_count=1,num_targets=4;active_table_hash=4d73481ecce5eadba8ab084640d85bb9ca899af4d0a122989252a76efadc5b72;current_device_capacity=8; | 4 | 8",
                "device_remove | device_active_metadata=name=linear1,uuid=,major=253,minor=0,minor_count=1,num_targets=4;device_inactive_metadata=name=linear1,uuid=,major=253,minor=0,minor_count=1,num_targets=2;active_table_hash=4d73481ecce5eadba8ab084640d85bb9ca899af4d0a122989252a76efadc5b72,inactive_table_hash=5596cc857b0e887fd0c5d58dc6382513284596b07f09fd37efae2da224bd521d,remove_all=n;current_device_capacity=8; | 4 | 8",
                "table_clear | name=linear1,uuid=,major=253,minor=0,minor_count=1,num_targets=2;inactive_table_hash=5596cc857b0e887fd0c5d58dc6382513284596b07f09fd37efae2da224bd521d;current_device_capacity=0; | 2 | 0",
                "device_rename | name=linear1,uuid=,major=253,minor=0,minor_count=1,num_targets=1;new_name=linear1,new_uuid=1234-5678;current_device_capacity=2; | 1 | 2",
                "device_rename | name=linear1,uuid=1234-5678,major=253,minor=0,minor_count=1,num_targets=1;new_name=linear\\=2,new_uuid=1234-5678;current_device_capacity=2; | 1 | 2",
            })
    void publishedTextsOfTheDeviceMapperAreRead(String event, String text, long targets, long capacity) {
        DeviceMapper read = deviceMapper(event, text.strip());
        assertThat(read.event().id()).isEqualTo(event);
        assertThat(read.version()).isEmpty();
        assertThat(read.deviceName()).contains(ByteString.ofText("linear1"));
        assertThat(read.number("num_targets")).hasValue(targets);
        assertThat(read.number("current_device_capacity")).hasValue(capacity);
    }

    @Test
    void aRemovalHasBothTables() {
        DeviceMapper read = deviceMapper(
                "dm_device_remove",
                "device_active_metadata=name=a,uuid=u;device_inactive_metadata=name=b,uuid=;active_table_hash=sha256:"
                        + "ab".repeat(32) + ",inactive_table_hash=" + "cd".repeat(32)
                        + ",remove_all=y;current_device_capacity=8;");
        assertThat(read.sections().get(0).beginWith(DeviceMapper.ACTIVE_METADATA))
                .isTrue();
        assertThat(read.sections().get(0).value("name")).contains(ByteString.ofText("a"));
        assertThat(read.sections().get(1).value("name")).contains(ByteString.ofText("b"));
        assertThat(read.activeTableHash().orElseThrow().hex()).isEqualTo("ab".repeat(32));
        assertThat(read.inactiveTableHash().orElseThrow().hex()).isEqualTo("cd".repeat(32));
    }

    @Test
    void namesKeepWhatWasEscaped() {
        DeviceMapper read = deviceMapper("dm_device_rename", "name=a\\\\b\\;c\\=d\\,e,uuid=\\x;new_name=n,new_uuid=");
        assertThat(read.deviceName()).contains(ByteString.ofText("a\\b;c=d,e"));
        assertThat(read.device().orElseThrow().value("uuid")).contains(ByteString.ofText("\\x"));
        assertThat(read.value("new_uuid")).contains(ByteString.EMPTY);
    }

    @Test
    void namesNeedNotBeText() {
        ByteString text = ByteString.ofHex("6e616d653d" + "fffe" + "2c757569643d3b");
        DeviceMapper read = (DeviceMapper) BufferReader.read(ByteString.ofText("dm_table_clear"), text, 32);
        assertThat(read.deviceName()).contains(ByteString.ofHex("fffe"));
    }

    @Test
    void theLastSemicolonMayBeMissing() {
        assertThat(AttributeText.read(ByteString.ofText("a=1;b=2")))
                .isEqualTo(AttributeText.read(ByteString.ofText("a=1;b=2;")))
                .hasSize(2);
    }

    @Test
    void repeatedAndUnknownNamesAreKept() {
        DeviceMapper read = deviceMapper("dm_table_clear", "name=a,name=b,colour=red;later;x=1");
        assertThat(read.sections())
                .containsExactly(
                        new Attributes(
                                List.of(attribute("name", "a"), attribute("name", "b"), attribute("colour", "red"))),
                        new Attributes(List.of(new Attribute(ByteString.ofText("later"), Optional.empty()))),
                        new Attributes(List.of(attribute("x", "1"))));
        assertThat(read.sections().get(0).repeating()).isTrue();
        assertThat(read.deviceName()).contains(ByteString.ofText("a"));
    }

    @Test
    void commasInTheValueOfATargetBelongToIt() {
        DeviceMapper read = deviceMapper(
                "dm_table_load",
                "name=c,uuid=;target_index=0,cipher_string=capi:authenc(hmac(sha256),xts(aes))-random,key_size=96;");
        assertThat(read.targets().get(0).value("cipher_string"))
                .contains(ByteString.ofText("capi:authenc(hmac(sha256),xts(aes))-random"));
        assertThat(read.targets().get(0).number("key_size")).hasValue(96);
    }

    @Test
    void devicesWithoutDataSaySo() {
        assertThat(deviceMapper("dm_device_resume", "name=a,uuid=;device_resume=no_data;current_device_capacity=0;")
                        .withoutData())
                .isTrue();
    }

    @Test
    void aTextThatIsNoRecordOfTheDeviceMapperIsUnknown() {
        assertThat(read("dm_table_load", "hello")).isInstanceOf(MeasuredBuffer.Unknown.class);
    }

    @Test
    void selinuxStateKeepsThePolicyCapabilities() {
        MeasuredBuffer.SelinuxState read = (MeasuredBuffer.SelinuxState)
                read("selinux-state", "initialized=1;enforcing=0;checkreqprot=0;network_peer_controls=1;new_one=1;");
        assertThat(read.state().number("enforcing")).hasValue(0);
        assertThat(read.state().all()).hasSize(5).contains(attribute("new_one", "1"));
    }

    @Test
    void countersAreNumbers() {
        MeasuredBuffer.KexecCounters read = (MeasuredBuffer.KexecCounters) read(
                "kexec_load",
                "kexec_segment_size=4096;ima_binary_runtime_size=1301;ima_runtime_measurements_count=14;");
        assertThat(read.executed()).isFalse();
        assertThat(read.segmentSize()).hasValue(4096);
        assertThat(read.listSize()).hasValue(1301);
        assertThat(read.entries()).hasValue(14);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0x10", "99999999999999999999999999", "''", "'1 '"})
    void countersThatAreNoNumbersAreNotGuessed(String count) {
        MeasuredBuffer.KexecCounters read =
                (MeasuredBuffer.KexecCounters) read("kexec_execute", "ima_runtime_measurements_count=" + count + ";");
        assertThat(read.executed()).isTrue();
        assertThat(read.entries()).isEmpty();
        assertThat(read.all().all()).hasSize(1);
    }

    @Test
    void digestsHaveTheLengthOfTheEntrysAlgorithm() {
        ByteString event = ByteString.ofText("selinux-policy-hash");
        ByteString digest = ByteString.ofHex("ab".repeat(32));
        assertThat(BufferReader.read(event, digest, 32))
                .isEqualTo(new MeasuredBuffer.DigestOnly(HashedData.SELINUX_POLICY, digest));
        assertThat(BufferReader.read(event, digest, 20)).isInstanceOf(MeasuredBuffer.Unknown.class);
        assertThat(BufferReader.read(ByteString.ofText("init_module"), digest, 32))
                .isEqualTo(new MeasuredBuffer.DigestOnly(HashedData.MODULE, digest));
    }

    @Test
    void policiesAreText() {
        assertThat(read("ima_policy_written", "# all\nmeasure func=BPRM_CHECK\n"))
                .isEqualTo(new MeasuredBuffer.PolicyText(false, ByteString.ofText("# all\nmeasure func=BPRM_CHECK\n")));
    }

    @Test
    void longPoliciesAreWholeAndOtherLongBuffersAreNotTakenApart() {
        String rules = "measure func=FILE_CHECK mask=MAY_READ\n".repeat(5000);
        assertThat(read("ima_policy_loaded", rules))
                .isEqualTo(new MeasuredBuffer.PolicyText(true, ByteString.ofText(rules)));
        assertThat(read("selinux-state", "a=1;".repeat(20_000))).isInstanceOf(MeasuredBuffer.Unknown.class);
    }

    @Test
    void aKeyIsAKeyUnderTheNameOfAnotherEvent() throws Exception {
        ByteString publicKey = ByteString.copyOf(rsa().getPublic().getEncoded());
        for (String name : List.of("kexec-cmdline", "dm_table_load", "kernel_version", "boot_aggregate")) {
            MeasuredBuffer.Key read = (MeasuredBuffer.Key) BufferReader.read(ByteString.ofText(name), publicKey, 32);
            assertThat(read.form()).isEqualTo(KeyForm.PUBLIC_KEY);
            assertThat(read.lookalikeOf()).isPresent();
        }
    }

    @Test
    void aPrivateKeyIsCalledOne() throws Exception {
        ByteString privateKey = ByteString.copyOf(rsa().getPrivate().getEncoded());
        assertThat(BufferReader.read(ByteString.ofText("ring"), privateKey, 32))
                .isEqualTo(new MeasuredBuffer.Key(ByteString.ofText("ring"), KeyForm.PRIVATE_KEY, Optional.empty()));
    }

    @Test
    void whatIsNoKeyIsOneOnlyInAKeyringOfTheKernel() {
        assertThat(read(".ima", "garbage"))
                .isEqualTo(new MeasuredBuffer.Key(ByteString.ofText(".ima"), KeyForm.UNREADABLE, Optional.empty()));
        assertThat(read("ring", "garbage")).isInstanceOf(MeasuredBuffer.Unknown.class);
    }

    @Test
    void unknownBuffersSayWhetherTheyAreText() {
        assertThat(((MeasuredBuffer.Unknown) read("trim_ima_event_logs", "time=1; log trim this time=2;")).text())
                .isTrue();
        assertThat(((MeasuredBuffer.Unknown) read("x", "a\u001b[2J")).text()).isFalse();
        assertThat(((MeasuredBuffer.Unknown) BufferReader.read(ByteString.ofText("x"), ByteString.ofHex("ff"), 32))
                        .text())
                .isFalse();
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return generator.generateKeyPair();
    }

    private static Attribute attribute(String name, String value) {
        return new Attribute(ByteString.ofText(name), Optional.of(ByteString.ofText(value)));
    }
}
