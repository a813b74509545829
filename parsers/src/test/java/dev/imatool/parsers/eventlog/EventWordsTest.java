package dev.imatool.parsers.eventlog;

import static dev.imatool.fixtures.eventlog.EventLogBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.eventlog.EventLogBuilder;
import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    private static String words(long type, byte[] data) {
        byte[] content =
                EventLogBuilder.agile(TpmBank.sha256()).measured(1, type, data).bytes();
        return EventWords.of(EventLogFile.parse(content, "log")
                        .log()
                        .orElseThrow()
                        .events()
                        .get(1))
                .orElse("-");
    }

    @Test
    void actionsAndStringsAreTheirText() {
        assertThat(words(0x5, text("Calling INT 19h"))).isEqualTo("Calling INT 19h");
        assertThat(words(0x80000007L, text("Exit Boot Services Invocation")))
                .isEqualTo("Exit Boot Services Invocation");
        assertThat(words(0xd, text("grub_cmd: linux /vmlinuz\0"))).isEqualTo("grub_cmd: linux /vmlinuz");
        assertThat(words(0xd, "quiet splash\0".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("quiet splash");
        assertThat(words(0x8, "1.2.3\0".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("1.2.3");
    }

    @Test
    void separatorsAreTheirNumber() {
        assertThat(words(4, new byte[4])).isEqualTo("0x00000000");
        assertThat(words(4, new byte[] {-1, -1, -1, -1})).isEqualTo("0xffffffff");
        assertThat(words(4, new byte[] {1, 0, 0, 0})).isEqualTo("0x00000001, an error");
    }

    @Test
    void variablesAreNamed() {
        String guid = "(03020100-0504-0706-0809-0a0b0c0d0e0f)";
        assertThat(words(0x80000001L, EventLogBuilder.variable("SecureBoot", new byte[] {1})))
                .isEqualTo("SecureBoot " + guid + ": 0x01");
        assertThat(words(0x80000002L, EventLogBuilder.variable("Boot0001", new byte[100])))
                .isEqualTo("Boot0001 " + guid + ": 100 bytes");
        assertThat(words(0x800000e0L, EventLogBuilder.variable("db", new byte[0])))
                .isEqualTo("db " + guid + ": empty");
    }

    @Test
    void lengthsInsideVariablesMayLie() {
        byte[] variable = EventLogBuilder.variable("SecureBoot", new byte[] {1});
        for (int place : List.of(16, 22, 23, 24, 30, 31)) {
            byte[] lying = variable.clone();
            lying[place] = (byte) 0xff;
            assertThat(words(0x80000001L, lying)).isEqualTo("-");
        }
    }

    @Test
    void eventsThatAreNotExtendedSayWhatTheyAre() {
        List<FirmwareEvent> events = EventLogFile.parse(
                        EventLogBuilder.agile(TpmBank.sha256())
                                .startupLocality(3)
                                .noAction(text("SP800-155 Event3\1\2\3"))
                                .noAction(text("SP800-155 Event\0\1\2\3"))
                                .bytes(),
                        "log")
                .log()
                .orElseThrow()
                .events();
        assertThat(events.stream().map(EventWords::of).map(words -> words.orElse("-")))
                .containsExactly(
                        "Spec ID Event03, specification 2.0 errata 105",
                        "StartupLocality 3",
                        "SP800-155 Event3",
                        "SP800-155 Event");
    }

    @Test
    void loadedImagesTellTheirFile() {
        byte[] file = "\\EFI\\debian\\shimx64.efi\0".getBytes(StandardCharsets.UTF_16LE);
        byte[] node = ByteString.ofHex("0404" + HexFormat.of().toHexDigits((byte) (file.length + 4)) + "00")
                .toByteArray();
        byte[] event = new byte[32 + node.length + file.length + 4];
        System.arraycopy(node, 0, event, 32, node.length);
        System.arraycopy(file, 0, event, 32 + node.length, file.length);
        System.arraycopy(ByteString.ofHex("7fff0400").toByteArray(), 0, event, event.length - 4, 4);
        assertThat(words(0x80000003L, event)).isEqualTo("\\EFI\\debian\\shimx64.efi");
        assertThat(words(0x80000003L, new byte[32])).isEqualTo("-");
    }

    @Test
    void firmwareVolumesAndTagsAreDescribed() {
        byte[] blob = ByteString.ofHex("0000820000000000" + "0000b00000000000").toByteArray();
        assertThat(words(0x80000008L, blob)).isEqualTo("0xb00000 bytes at 0x820000");
        byte[] named = text("\6POST 1" + "\0".repeat(16));
        assertThat(words(0x8000000aL, named)).isEqualTo("POST 1");
        byte[] tag = ByteString.ofHex("ec223b8f" + "0d000000").toByteArray();
        byte[] initrd = new byte[tag.length + 13];
        System.arraycopy(tag, 0, initrd, 0, tag.length);
        System.arraycopy(text("Linux initrd\0"), 0, initrd, tag.length, 13);
        assertThat(words(6, initrd)).isEqualTo("tag 0x8f3b22ec (initrd): Linux initrd");
    }
}
