package dev.imatool.parsers.json.dsse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes and statements written by hand, whole and hostile. */
class StatementReaderTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String TYPE = "\"_type\":\"https://in-toto.io/Statement/v1\"";
    private static final String SUBJECT = "\"subject\":[{\"name\":\"x\",\"digest\":{\"sha256\":\"" + A + "\"}}]";
    private static final String PREDICATE_TYPE = "\"predicateType\":\"urn:imatool:schema:replay:1\"";
    private static final String PREDICATE =
            "\"predicate\":{\"schema\":\"imatool.replay/1\",\"verdict\":\"computed\",\"exit\":0,\"command\":[\"replay\",\"x\"],"
                    + "\"inputs\":[{\"path\":\"x\",\"sha256\":\"" + A + "\",\"more\":{\"sha256\":\"" + B + "\"}}]}";

    private static ReportStatement read(String... members) {
        return StatementReader.read(
                ReportStatement.PAYLOAD_TYPE, ByteString.ofText("{" + String.join(",", members) + "}"));
    }

    @Test
    void aStatementSaysItsSubjectsAndItsReport() {
        ReportStatement statement = read(TYPE, SUBJECT, PREDICATE_TYPE, PREDICATE, "\"other\":[1,{}]");

        assertThat(statement.flaws()).isEmpty();
        assertThat(statement.subjects()).containsExactly(new ReportStatement.Subject("x", A));
        assertThat(statement.schema()).contains("imatool.replay/1");
        assertThat(statement.verdict()).contains("computed");
        assertThat(statement.exit()).hasValue(0);
        assertThat(statement.command()).containsExactly("replay", "x");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(StatementReader.read("text/plain", ByteString.ofText("{}")).flaws())
                .containsExactly(StatementFlaw.PAYLOAD_TYPE);
        assertThat(read(SUBJECT, PREDICATE_TYPE, PREDICATE).flaws()).containsExactly(StatementFlaw.STATEMENT_TYPE);
        assertThat(read(TYPE.replace("v1", "v0.1"), SUBJECT, PREDICATE_TYPE, PREDICATE)
                        .flaws())
                .containsExactly(StatementFlaw.STATEMENT_TYPE);
        assertThat(read(TYPE, "\"subject\":[]", PREDICATE_TYPE, PREDICATE.replace(A, B))
                        .flaws())
                .containsExactly(StatementFlaw.NO_SUBJECT, StatementFlaw.INPUT_NOT_A_SUBJECT);
        assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE.replace("replay", "verify"), PREDICATE)
                        .flaws())
                .containsExactly(StatementFlaw.PREDICATE_TYPE);
        assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE).flaws()).containsExactly(StatementFlaw.PREDICATE_TYPE);
        for (String without : List.of("\"verdict\":\"computed\",", "\"exit\":0,")) {
            assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE, PREDICATE.replace(without, ""))
                            .flaws())
                    .containsExactly(StatementFlaw.PREDICATE_TYPE);
        }
        assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE, PREDICATE.replaceFirst("\\[\\{.*}]", "\"none\""))
                        .flaws())
                .containsExactly(StatementFlaw.PREDICATE_TYPE);
        assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE, PREDICATE.replace("\"" + A, "\"" + B))
                        .flaws())
                .containsExactly(StatementFlaw.INPUT_NOT_A_SUBJECT, StatementFlaw.SUBJECT_NOT_AN_INPUT);
        assertThat(read(
                                TYPE,
                                SUBJECT,
                                PREDICATE_TYPE,
                                PREDICATE.replace("\"path\":\"x\",\"sha256\":\"" + A + "\",", ""))
                        .flaws())
                .containsExactly(StatementFlaw.INPUT_NOT_A_SUBJECT, StatementFlaw.SUBJECT_NOT_AN_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sha512\":\"00\"", "\"sha256\":\"00\"", "\"sha256\":7", ""})
    void aSubjectWithoutItsDigestIsWrong(String digest) {
        assertThat(read(
                                TYPE,
                                SUBJECT.replace("[{", "[{\"name\":\"y\",\"digest\":{" + digest + "}},{"),
                                PREDICATE_TYPE,
                                PREDICATE)
                        .flaws())
                .containsExactly(StatementFlaw.SUBJECT_WITHOUT_DIGEST);
    }

    /** What two readers may understand differently proves nothing to either. */
    @Test
    void aMemberThatIsThereTwiceIsMalformed() {
        for (String twice : new String[] {TYPE, SUBJECT, PREDICATE_TYPE, PREDICATE}) {
            assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE, PREDICATE, twice).flaws())
                    .containsExactly(StatementFlaw.MALFORMED);
        }
        assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE, PREDICATE.replace("\"exit\":0", "\"exit\":0,\"exit\":1"))
                        .flaws())
                .containsExactly(StatementFlaw.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{}{}", "{\"a\":\"\\ud800", "\u0000"})
    void whatIsNoObjectIsMalformed(String payload) {
        assertThat(StatementReader.read(ReportStatement.PAYLOAD_TYPE, ByteString.ofText(payload))
                        .flaws())
                .contains(StatementFlaw.MALFORMED);
    }

    @Test
    void nestingIsBounded() {
        String deep = "\"predicate\":" + "[".repeat(100_000);
        assertThat(read(TYPE, SUBJECT, PREDICATE_TYPE, deep).flaws()).containsExactly(StatementFlaw.MALFORMED);
    }

    private static EnvelopeReader.Reading envelope(String text) throws IOException {
        return EnvelopeReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anEnvelopeIsReadWhateverElseItHolds() throws IOException {
        String payload = Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.UTF_8));
        EnvelopeReader.Reading read =
                envelope("{\"signatures\":[{\"sig\":\"_-8=\",\"keyid\":\"k\",\"cert\":[1]},{\"sig\":\"?\"}],"
                        + "\"new\":{\"payload\":1},\"payload\":\"" + payload + "\",\"payloadType\":\"t\"}");

        assertThat(read.flaws()).isEmpty();
        assertThat(read.envelope().payload()).isEqualTo(ByteString.ofText("hello"));
        assertThat(read.envelope().payloadType()).isEqualTo("t");
        assertThat(read.envelope().signatures())
                .containsExactly(
                        new SignedEnvelope.Signature("k", ByteString.ofHex("ffef")),
                        new SignedEnvelope.Signature("", ByteString.EMPTY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"payload\":\"aGk=\",\"payload\":\"aGk=\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"aGk=\"}]} | MALFORMED",
                "{\"payload\":\"?\",\"signatures\":[{\"sig\":\"aGk=\"}]} | MALFORMED",
                "{\"payload\":\"aGk=\",\"signatures\":[{\"sig\":\"aGk=\"}] | CUT_SHORT",
                "{\"payload\":\"aGk=\",\"signatures\":[{\"sig\":\"aGk=\"}]}{} | FOLLOWED",
                "{\"payload\":\"aGk=\",\"signatures\":[]} | NO_SIGNATURE",
                "{\"payload\":\"aGk=\",\"signatures\":7} | NO_SIGNATURE",
                "{\"payload\":\"\",\"signatures\":[{\"sig\":\"aGk=\"}]} | NO_PAYLOAD",
                "{\"payload\":7,\"signatures\":[{\"sig\":\"aGk=\"}]} | NO_PAYLOAD",
            })
    void whatIsWrongWithAnEnvelopeIsNamed(String text, EnvelopeFlaw flaw) throws IOException {
        assertThat(envelope(text).flaws()).contains(flaw);
        assertThat(envelope(text).any()).isTrue();
    }

    @Test
    void somethingElseIsNoEnvelope() throws IOException {
        assertThat(envelope("{\"a\":1}").any()).isFalse();
        assertThat(envelope("-----BEGIN").any()).isFalse();
        assertThat(envelope("").any()).isFalse();
    }

    @Test
    void signaturesAreBounded() throws IOException {
        String many = "{\"sig\":\"aGk=\"},".repeat(100_000);
        assertThat(envelope("{\"payload\":\"aGk=\",\"signatures\":[" + many + "{}]}")
                        .envelope()
                        .signatures())
                .hasSize(EnvelopeMembers.MOST_SIGNATURES);
    }
}
