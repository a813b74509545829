package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.appraise.signature.SignatureReport;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.algorithm.HashFunctions;
import dev.imatool.appraise.signature.key.SignatureKeys;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.fixtures.builder.LogBuilder;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.replay.filehash.FileHashes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole list judged in one call. */
class SignatureReportTest {
    private static final HashFunctions HASHES =
            (algorithm, message) -> FileHashes.of(algorithm).map(function -> {
                function.update(message.toByteArray(), 0, message.length());
                return ByteString.copyOf(function.digest());
            });

    @Test
    void countsEveryEntryAndListsTheFirstThatAreNotGood() throws IOException {
        SignatureVector good = SignatureVector.named("rsa-v2-sha256");
        SignatureVector unknown = SignatureVector.named("ec256-v2");
        LogBuilder list = LogBuilder.list().bootAggregate();
        for (int i = 0; i < 1003; i++) {
            list.add(unknown.measurement());
        }
        list.add(good.measurement());
        SignatureReport report = report(list.build().binary(), good);
        assertThat(report.counts().of(SignatureVerdict.GOOD)).isEqualTo(1);
        assertThat(report.counts().of(SignatureVerdict.UNKNOWN_KEY)).isEqualTo(1003);
        assertThat(report.counts().of(SignatureVerdict.NOT_APPLICABLE)).isEqualTo(1);
        assertThat(report.counts().signed()).isEqualTo(1004);
        assertThat(report.notGood()).hasSize(1000);
        assertThat(report.notGood().get(0).entry()).isEqualTo(2);
        assertThat(report.omitted()).isEqualTo(3);
    }

    private static SignatureReport report(byte[] list, SignatureVector keyOf) throws IOException {
        List<SigningKey> keys = KeyReader.read("key", Files.readAllBytes(keyOf.keyFile())).keys().stream()
                .map(SigningKey::given)
                .toList();
        InputSource source = InputSource.ofStream("list", new ByteArrayInputStream(list));
        try (MeasurementListReader reader = MeasurementListReader.open(source, ReadOptions.detectAll())) {
            return SignatureReport.of(reader, SignatureKeys.of(keys), HASHES);
        }
    }
}
