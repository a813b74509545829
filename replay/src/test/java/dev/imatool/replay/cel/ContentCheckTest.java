package dev.imatool.replay.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.eventlog.TpmBank;
import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.cel.CelRegister;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.replay.cel.ContentCheck.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the content type tells what was hashed, the digest is recomputed. */
class ContentCheckTest {
    private static final TpmBank SHA256 = TpmBank.sha256();
    private static final TpmBank SHA1 = TpmBank.sha1();

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CelRecord record(CelContent content, byte[] sha256) {
        return record(1, content, sha256);
    }

    private static CelRecord record(long number, CelContent content, byte[] sha256) {
        LoggedDigest digest = new LoggedDigest(
                EventAlgorithm.registered(SHA256.algorithmId()).orElseThrow(), ByteString.copyOf(sha256));
        return new CelRecord(
                number,
                Location.bytes(0, 0),
                OptionalLong.empty(),
                Optional.of(CelRegister.pcr(11)),
                List.of(digest),
                content);
    }

    private static Outcome outcome(CelContent content, byte[] sha256) {
        return new ContentCheck().check(record(content, sha256)).outcome();
    }

    @ParameterizedTest
    @CsvSource({
        "phase,enter-initrd,CONTRADICTS",
        "machine-id,machine-id:1,CONTRADICTS",
        "os-separator,os-separator,CONTRADICTS",
        "login,login:root,AS_LOGGED",
        "'',word,AS_LOGGED"
    })
    void stringsOfSystemd(String type, String string, Outcome otherwise) {
        CelContent content = new CelContent.Systemd(type, Optional.of(string));
        assertThat(outcome(content, SHA256.digest(text(string)))).isEqualTo(Outcome.MATCHES);
        assertThat(outcome(content, SHA256.digest(text("other")))).isEqualTo(otherwise);
    }

    /** An HMAC with a key is extended, which nobody can recompute. */
    @Test
    void aVolumeKeyIsAsLogged() {
        CelContent content = new CelContent.Systemd("volume-key", Optional.of("cryptsetup:root:uuid"));
        assertThat(outcome(content, SHA256.digest(text("cryptsetup:root:uuid"))))
                .isEqualTo(Outcome.AS_LOGGED);
    }

    @Test
    void imaEntries() {
        byte[] data = text("template data");
        CelContent content = new CelContent.ImaTemplate(ByteString.ofText("ima-ng"), ByteString.copyOf(data));
        assertThat(outcome(content, SHA256.digest(data))).isEqualTo(Outcome.MATCHES);
        assertThat(outcome(content, SHA256.digest(text("other")))).isEqualTo(Outcome.CONTRADICTS);
        assertThat(outcome(content, Arrays.copyOf(SHA1.digest(data), 32))).isEqualTo(Outcome.MATCHES);
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(outcome(content, ones)).isEqualTo(Outcome.VIOLATION);
    }

    /** The legacy template is hashed with its name padded to 256 bytes and without its length. */
    @Test
    void legacyEntries() {
        byte[] hashed = Arrays.copyOf(text("0123456789abcdefghij/bin/sh"), 20 + 256);
        byte[] logged = text("0123456789abcdefghij\7\0\0\0/bin/sh");
        CelContent content = new CelContent.ImaTemplate(ByteString.ofText("ima"), ByteString.copyOf(logged));
        assertThat(outcome(content, SHA256.digest(hashed))).isEqualTo(Outcome.MATCHES);
    }

    /** Firmware hashes in ways of its own: only another event of the kind shows what this one does. */
    @Test
    void eventsOfTheFirmwareProveEachOther() {
        ContentCheck check = new ContentCheck();
        CelContent good = new CelContent.PcClient(0x80000007L, ByteString.ofText("Calling EFI Application"));
        CelContent bad = new CelContent.PcClient(0x80000007L, ByteString.ofText("Returning from EFI Application"));
        assertThat(check.check(record(1, good, SHA256.digest(text("Calling EFI Application"))))
                        .outcome())
                .isEqualTo(Outcome.LATER);
        check.check(record(2, bad, SHA256.digest(text("altered"))));
        check.check(record(3, new CelContent.PcClient(0xd, ByteString.ofText("x")), new byte[32]));

        assertThat(check.events().get(1L).outcome()).isEqualTo(Outcome.MATCHES);
        assertThat(check.events().get(2L).outcome()).isEqualTo(Outcome.CONTRADICTS);
        assertThat(check.events()).doesNotContainKey(3L);
    }

    @Test
    void eventDataOverTheBoundIsAsLogged() {
        ContentCheck check = new ContentCheck();
        CelContent large = new CelContent.PcClient(4, ByteString.copyOf(new byte[ContentCheck.MOST_EVENT_DATA]));
        assertThat(check.check(record(large, new byte[32])).outcome()).isEqualTo(Outcome.AS_LOGGED);
    }
}
