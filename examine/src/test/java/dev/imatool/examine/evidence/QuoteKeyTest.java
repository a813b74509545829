package dev.imatool.examine.evidence;

import static dev.imatool.examine.evidence.CollectedFolder.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.evidence.quotes.EvidenceQuote;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.replay.quote.QuoteDetail;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes a list can write a quote and a key, too. */
class QuoteKeyTest {
    private static final Snapshot END = Corpus.snapshot("demo-before-after-6.1/end");
    private static final long ENTRIES = END.truth().entries();
    private static final String[] QUOTED = {
        "binary_runtime_measurements", "quote.msg", "quote.sig", "quote.pcrs", "ak.pem"
    };

    @TempDir
    private Path folder;

    private CollectedFolder evidence;

    @BeforeEach
    void empty() {
        evidence = new CollectedFolder(folder);
    }

    @Test
    void aKeyOfTheEvidenceCoversNothing() throws IOException {
        EvidenceReport report = evidence.with(END, QUOTED).report();
        EvidenceCase only = report.cases().get(0);

        assertThat(kinds(report)).containsExactly("quote_key_not_vouched_for");
        assertThat(report.head().verdict()).isEqualTo("key_not_vouched_for");
        assertThat(report.exit().status()).isEqualTo(1);
        assertThat(only.quoteCoverage().quote()).isEmpty();
        assertThat(only.quoteCoverage().covered()).isZero();
        assertThat(only.quoteCoverage().never()).isEqualTo(ENTRIES);
        assertThat(only.fitting().orElseThrow().covered()).isEqualTo(ENTRIES);
        assertThat(only.quotes().get(0).proof().verdict().id()).isEqualTo("key_not_vouched_for");
    }

    /** List, quote and signature made without a TPM, over the attestation that tpm2_quote would have made. */
    @Test
    void aQuoteThatAnybodyCanMakeIsNoneOfATpm() throws Exception {
        KeyPair own = key();
        byte[] message = Files.readAllBytes(END.file("quote.msg"));
        EvidenceReport report = evidence.with(END, "binary_runtime_measurements", "quote.pcrs")
                .as("quote.msg", message)
                .as("quote.sig", signed(own, message))
                .as("own.pem", pem(own))
                .report();
        EvidenceQuote quote = report.cases().get(0).quotes().get(0);

        assertThat(kinds(report)).containsExactly("quote_key_not_vouched_for");
        assertThat(quote.signed()).isTrue();
        assertThat(quote.madeByTpm()).isFalse();
        assertThat(quote.proof().checks().magic().detail())
                .isEqualTo(new QuoteDetail.Quote(QuoteDetail.KeyDoubt.NOT_NAMED));
    }

    @Test
    void aKeyThatTheUserNamesCovers() throws IOException {
        EvidenceReport report =
                evidence.with(END, QUOTED).key(END.file("ak.pem")).report();
        EvidenceCase only = report.cases().get(0);

        assertThat(kinds(report)).isEmpty();
        assertThat(only.quoteCoverage().covered()).isEqualTo(ENTRIES);
        assertThat(only.quotes().get(0).proof().verdict().id()).isEqualTo("covered");
        assertThat(only.quotes().get(0).madeByTpm())
                .as("a PEM does not say restricted")
                .isFalse();
    }

    /** The attributes of a TPM2B_PUBLIC in the evidence are anybody's; those of the file that the user names count. */
    @Test
    void onlyARestrictedKeyOfTheUserProvesATpm() throws IOException {
        EvidenceReport found = evidence.with(END, QUOTED)
                .with(END, "ak.pub")
                .key(END.file("ak.pem"))
                .report();
        EvidenceReport given = evidence.key(END.file("ak.pub")).report();

        assertThat(found.cases().get(0).quotes().get(0).madeByTpm()).isFalse();
        assertThat(given.cases().get(0).quotes().get(0).madeByTpm()).isTrue();
        assertThat(given.cases().get(0).quotes().get(0).proof().checks().magic().detail())
                .isEqualTo(new QuoteDetail.MadeByTpm());
    }

    @Test
    void anotherKeyOfTheUserCoversNothing() throws IOException {
        Snapshot other = Corpus.snapshot("baseline-6.1/final");
        EvidenceReport report =
                evidence.with(END, QUOTED).key(other.file("ak.pem")).report();

        assertThat(kinds(report)).containsExactly("quote_key_not_vouched_for");
        assertThat(report.cases().get(0).quoteCoverage().covered()).isZero();
        assertThat(report.cases().get(0).quotes().get(0).proof().verdict().id()).doesNotContain("cover");
    }

    @Test
    void aFoundKeyCanBeAccepted() throws IOException {
        EvidenceReport report = evidence.with(END, QUOTED).acceptingFoundKeys().report();

        assertThat(kinds(report)).isEmpty();
        assertThat(report.cases().get(0).quoteCoverage().covered()).isEqualTo(ENTRIES);
        assertThat(report.cases().get(0).keyAccepted()).isTrue();
        assertThat(report.cases().get(0).quotes().get(0).madeByTpm()).isFalse();
    }

    @Test
    void aNonceThatLiesBesideTheQuoteProvesNothing() throws IOException {
        evidence.with(END, QUOTED).with(END, "nonce.hex").key(END.file("ak.pem"));
        EvidenceReport found = evidence.report();
        EvidenceReport given = evidence.nonce(END.file("nonce.hex").toString()).report();

        assertThat(found.cases().get(0).quotes().get(0).proof().checks().nonce().passed())
                .isFalse();
        assertThat(kinds(found)).isEmpty();
        assertThat(found.head().notices())
                .anySatisfy(notice -> assertThat(notice.kind()).isEqualTo(NoticeKind.QUOTE_FRESHNESS_NOT_PROVEN));
        assertThat(given.cases().get(0).quotes().get(0).proof().checks().nonce().passed())
                .isTrue();
        assertThat(given.head().notices())
                .noneSatisfy(notice -> assertThat(notice.kind()).isEqualTo(NoticeKind.QUOTE_FRESHNESS_NOT_PROVEN));
    }

    @Test
    void aKeyOrANonceWithoutAQuoteIsAQuestionWithoutAnAnswer() throws IOException {
        evidence.with(END, "binary_runtime_measurements");

        assertThat(kinds(evidence.report())).isEmpty();
        EvidenceReport report = evidence.nonce("0011").report();
        assertThat(kinds(report)).containsExactly("quote_missing");
        assertThat(report.head().verdict()).isEqualTo("undecided");
        assertThat(kinds(evidence.key(END.file("ak.pem")).report())).containsExactly("quote_missing");
    }

    @Test
    void aQuoteOfOtherPcrsAnswersNothing() throws Exception {
        KeyPair own = key();
        byte[] value = new byte[32];
        byte[] message = quoteOf(7, value);
        EvidenceReport report = evidence.with(END, "binary_runtime_measurements")
                .as("quote.msg", message)
                .as("quote.sig", signed(own, message))
                .as("pcrs.yaml", "  sha256:\n    7 : 0x" + HexFormat.of().formatHex(value) + "\n")
                .as("../" + folder.getFileName() + "-own.pem", pem(own))
                .key(folder.resolveSibling(folder.getFileName() + "-own.pem"))
                .report();
        EvidenceCase only = report.cases().get(0);

        assertThat(only.quotes().get(0).vouchedFor()).isTrue();
        assertThat(kinds(report)).containsExactly("quote_pcrs_not_selected");
        assertThat(report.exit().status()).isEqualTo(1);
        assertThat(only.quoteCoverage().covered()).isZero();
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static byte[] signed(KeyPair key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    private static byte[] pem(KeyPair key) {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** TPMS_ATTEST of a quote of one PCR of the sha256 bank (TPM 2.0 library, part 2, 10.12.12). */
    private static byte[] quoteOf(int pcr, byte[] value) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xff544347);
        out.writeShort(0x8018);
        out.writeShort(0); // qualifiedSigner
        out.writeShort(0); // extraData
        out.writeLong(1000);
        out.writeInt(1);
        out.writeInt(0);
        out.writeByte(1);
        out.writeLong(0);
        out.writeInt(1);
        out.writeShort(0x000b);
        out.writeByte(3);
        out.write(new byte[] {(byte) (1 << pcr), 0, 0});
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(value);
        out.writeShort(digest.length);
        out.write(digest);
        return bytes.toByteArray();
    }
}
