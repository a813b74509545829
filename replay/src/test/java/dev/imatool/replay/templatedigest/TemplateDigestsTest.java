package dev.imatool.replay.templatedigest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.replay.list.ListEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateDigestsTest {
    private static final ByteString ZERO_SHA1 = ByteString.copyOf(new byte[20]);
    private static final ByteString ZERO_SHA256 = ByteString.copyOf(new byte[32]);
    private static final ByteString BOOT_AGGREGATE = ListEntry.name("boot_aggregate");

    private final TemplateDigests digests = new TemplateDigests();

    @Test
    void digestsOfBootAggregateWithoutTpmAreThePublishedOnes() {
        digests.standOn(entry("d-ng|n-ng", ListEntry.digestField("sha1", ZERO_SHA1), BOOT_AGGREGATE));
        assertThat(computed(PcrBank.SHA1)).isEqualTo("1d8d532d463c9f8c205d0df7787669a85f93e260");
        assertThat(computed(PcrBank.SHA256))
                .isEqualTo("bba20e8b15e2f5948a181bc922fd1207b9d5ed549585ffa3ab6e44f8aaeb4b16");

        digests.standOn(entry("d-ng|n-ng", ListEntry.digestField("sha256", ZERO_SHA256), BOOT_AGGREGATE));
        assertThat(computed(PcrBank.SHA1)).isEqualTo("0adefe762c149c7cec19da62f0da1297fcfbffff");
        assertThat(computed(PcrBank.SHA256))
                .isEqualTo("36f1cd67a730bc4137870c4d00dbc7430b51b1ebdaa130744297cf65339078a0");

        digests.standOn(
                entry("d-ng|n-ng|sig", ListEntry.digestField("sha256", ZERO_SHA256), BOOT_AGGREGATE, ByteString.EMPTY));
        assertThat(computed(PcrBank.SHA1)).isEqualTo("4f38ef8f82bbc2a73f2169c57ff5c76e14ce353d");
        assertThat(computed(PcrBank.SHA256))
                .isEqualTo("34d2696f3c3e0b417b0525a2d1501d564ff6bd022f4886a7fae839a9be4f1839");
    }

    @Test
    void legacyTemplateIsHashedOverItsPaddedName() {
        ByteString name = ByteString.ofText("boot_aggregate");
        ByteString data = ListEntry.join(ZERO_SHA1, name, ByteString.copyOf(new byte[256 - name.length()]));
        Template legacy = Template.of("ima", "d|n");
        ByteString logged = ByteString.ofHex("719de8e521439498e9b77f6ed41e230b9821111e");
        digests.standOn(new ListEntry(
                1, "", 10, logged, legacy, Provenance.LOGGED, data, true, List.of(ZERO_SHA1, name), false));
        assertThat(digests.check()).isEqualTo(TemplateDigestCheck.MATCHES);
    }

    @ParameterizedTest
    @EnumSource(
            value = PcrBank.class,
            names = {"SHA1", "SHA256", "SHA384", "SHA512"})
    void loggedDigestIsComparedInTheBankThatItsLengthTells(PcrBank header) {
        ListEntry good = ListEntry.file(1, 10, header, "/bin/sh");
        digests.standOn(good);
        assertThat(digests.check()).isEqualTo(TemplateDigestCheck.MATCHES);

        byte[] changed = good.digest().toByteArray();
        changed[changed.length - 1] ^= 1;
        digests.standOn(good.withDigest(ByteString.copyOf(changed)));
        assertThat(digests.check()).isEqualTo(TemplateDigestCheck.MISMATCH);
        assertThat(computed(header)).isEqualTo(good.digest().hex());
    }

    @Test
    void violationIsNotCompared() {
        digests.standOn(ListEntry.violation(1, 10, PcrBank.SHA256, "/var/log/x"));
        assertThat(digests.check()).isEqualTo(TemplateDigestCheck.VIOLATION);
    }

    @Test
    void whatReaderHasProvenIsNotHashedAgain() {
        ByteString marked = ByteString.ofText("twenty bytes of mark");
        ListEntry proven = ListEntry.file(1, 10, PcrBank.SHA1, "/bin/sh")
                .withDigest(marked)
                .withProven();
        digests.standOn(proven);
        assertThat(digests.check()).isEqualTo(TemplateDigestCheck.MATCHES);
        assertThat(computed(PcrBank.SHA1)).isEqualTo(marked.hex());
        assertThat(computed(PcrBank.SHA256))
                .isEqualTo(ListEntry.hash(PcrBank.SHA256, proven.data()).hex());
    }

    @Test
    void entryWithoutTemplateDataIsNotComputable() {
        digests.standOn(ListEntry.file(7, 10, PcrBank.SHA1, "/bin/sh").withoutData());
        assertThat(digests.check()).isEqualTo(TemplateDigestCheck.NOT_COMPUTABLE);
        assertThat(digests.computable()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> digests.computed(PcrBank.SHA1))
                .withMessageContaining("entry 7");
    }

    @Test
    void digestOfTheLengthOfNoBankIsNotComputable() {
        ByteString md5 = ByteString.ofHex("00112233445566778899aabbccddeeff");
        digests.standOn(ListEntry.file(1, 10, PcrBank.SHA1, "/bin/sh").withDigest(md5));
        assertThat(digests.check()).isEqualTo(TemplateDigestCheck.NOT_COMPUTABLE);
    }

    @Test
    void digestsAreForgottenOnTheNextEntry() {
        digests.standOn(ListEntry.file(1, 10, PcrBank.SHA1, "/bin/a"));
        String first = computed(PcrBank.SHA512);
        digests.standOn(ListEntry.file(2, 10, PcrBank.SHA1, "/bin/b"));
        assertThat(computed(PcrBank.SHA512)).isNotEqualTo(first);
    }

    @Test
    void counterTellsComparedEntriesFromOthers() {
        TemplateDigestCounter counter = new TemplateDigestCounter();
        for (TemplateDigestCheck check : TemplateDigestCheck.values()) {
            counter.add(check);
        }
        counter.add(TemplateDigestCheck.MATCHES);
        assertThat(counter.counts()).isEqualTo(new TemplateDigestCounts(3, 2, 1, 1, 1));
        assertThat(counter.counts().entries()).isEqualTo(5);
        assertThat(new TemplateDigestCounter().counts()).isEqualTo(TemplateDigestCounts.NONE);
    }

    private static ListEntry entry(String format, ByteString... fields) {
        return ListEntry.of(1, 10, PcrBank.SHA1, Template.of("any", format), ByteOrder.LITTLE, fields);
    }

    private String computed(PcrBank bank) {
        return ByteString.copyOf(digests.computed(bank)).hex();
    }
}
