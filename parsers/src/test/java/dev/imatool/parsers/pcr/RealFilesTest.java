package dev.imatool.parsers.pcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every file of real machines gives exactly the values that the TPM had. */
class RealFilesTest {
    static final List<String> SNAPSHOTS = Sample.SNAPSHOTS;

    @ParameterizedTest
    @FieldSource("SNAPSHOTS")
    void pcrreadOutputGivesAllPcrsOfAllBanks(String snapshot) {
        PcrValues values = parse(snapshot + "/pcrread.yaml");
        assertThat(values.shape()).contains(PcrShape.PCRREAD);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values())).isEqualTo(Sample.truth(snapshot));
    }

    @ParameterizedTest
    @FieldSource("SNAPSHOTS")
    void linesGatheredFromSysfsGiveAllPcrsOfAllBanks(String snapshot) {
        PcrValues values = parse(snapshot + "/pcrs.sysfs.txt");
        assertThat(values.shape()).contains(PcrShape.BANK_LINES);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values())).isEqualTo(Sample.truth(snapshot));
    }

    @Test
    void outputOfCheckquoteGivesTheQuotedPcrs() {
        PcrValues values = parse("violations-6.12/checkquote.txt");
        assertThat(values.shape()).contains(PcrShape.PCRREAD);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values())).isEqualTo(Sample.truth("violations-6.12", List.of(10, 11)));
    }

    @Test
    void measurementListsAreNoPcrValues() {
        for (String list : List.of("ascii_runtime_measurements", "binary_runtime_measurements")) {
            PcrValues values = parse("violations-6.12/" + list);
            assertThat(values.values()).isEmpty();
            assertThat(Sample.told(values)).singleElement().asString().startsWith("ERROR -: no PCR value found in ");
        }
    }

    @ParameterizedTest
    @CsvSource({"pcrs-6.12, 10 11 12 16 23", "bank-sha256-only-6.12, 10", "violations-6.12, 10 11"})
    void serializedQuoteFileGivesTheQuotedPcrs(String snapshot, String quoted) {
        PcrValues values = parse(snapshot + "/quote.pcrs");
        assertThat(values.shape()).contains(PcrShape.SERIALIZED);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values())).isEqualTo(Sample.truth(snapshot, pcrs(quoted)));
    }

    @ParameterizedTest
    @CsvSource({
        "pcrs-6.12, 'sha1:10,11,12,16,23+sha256:10,11,12,16,23+sha384:10,11,12,16,23+sha512:10,11,12,16,23', 10 11 12 16 23",
        "bank-sha256-only-6.12, sha256:10, 10",
        "violations-6.12, 'sha1:10,11+sha256:11,10+SHA-384:10,11+0x0d:10,11', 10 11"
    })
    void bareValuesGiveTheQuotedPcrsWhenTheSelectionIsSaid(String snapshot, String selection, String quoted) {
        PcrValues values =
                PcrFile.parse(Sample.bytes(snapshot + "/quotersa.pcrs"), "q", Optional.of(Sample.selection(selection)));
        assertThat(values.shape()).contains(PcrShape.VALUES);
        assertThat(values.diagnostics()).isEmpty();
        assertThat(Sample.asMap(values.values())).isEqualTo(Sample.truth(snapshot, pcrs(quoted)));
    }

    @Test
    void bareValuesWithoutSelectionAreRefusedAndTheHintSaysWhatToGive() {
        PcrValues one = parse("bank-sha256-only-6.12/quotersa.pcrs");
        assertThat(one.values()).isEmpty();
        assertThat(Sample.told(one))
                .containsExactly("ERROR -: 32 bare bytes (the length of one sha256 value) do not name their PCRs");
        assertThat(one.diagnostics().get(0).hint()).contains(Advice.Way.SELECT_THE_PCRS);

        PcrValues many = parse("pcrs-6.12/quotersa.pcrs");
        assertThat(many.values()).isEmpty();
        assertThat(Sample.told(many)).containsExactly("ERROR -: 820 bare bytes do not name their PCRs");
    }

    @Test
    void bareValuesThatDoNotFitTheSelectionAreRefused() {
        PcrValues values = PcrFile.parse(
                Sample.bytes("violations-6.12/quotersa.pcrs"), "q", Optional.of(Sample.selection("sha256:10,11")));
        assertThat(values.values()).isEmpty();
        assertThat(Sample.told(values)).containsExactly("ERROR -: the values of sha256:10,11 take 64 bytes, 328 given");
    }

    @Test
    void pastedSessionGivesBothReadsWithTheirLinesAndSaysSo() {
        PcrValues values = parse("pasted-session.txt");
        assertThat(values.shape()).contains(PcrShape.PCRREAD);
        assertThat(values.values()).hasSize(2).allMatch(value -> value.bank().equals("sha512") && value.pcr() == 10);
        assertThat(values.values().get(0).value().hex())
                .startsWith("0b5941d890eae3d7")
                .endsWith("06c90a494".substring(1));
        assertThat(values.values().get(0).origin()).isEqualTo("pasted-session.txt line 17");
        assertThat(values.values().get(1).value().hex())
                .startsWith("87bafbd7a49ecb85")
                .endsWith("61df9f8bc".substring(1));
        assertThat(values.values().get(1).origin()).isEqualTo("pasted-session.txt line 35");
        assertThat(Sample.told(values))
                .containsExactly(
                        "NOTE -: sha512:10 is given with 2 different values: 0b5941d8… at line 17, 87bafbd7… at line 35");
    }

    @Test
    void truthOfTheSamplesIsWhatItClaims() {
        Map<String, String> truth = Sample.truth("pcrs-6.12");
        assertThat(truth).hasSize(96);
        assertThat(truth.get("sha1:10")).isEqualTo("01bbd3ce75c8c05e5598d8a09c7e1f003bdf9329");
        assertThat(Sample.truth("bank-sha256-only-6.12")).hasSize(24);
    }

    private static PcrValues parse(String path) {
        return PcrFile.parse(Sample.bytes(path), path, Optional.empty());
    }

    private static List<Integer> pcrs(String blankSeparated) {
        return List.of(blankSeparated.split(" ")).stream().map(Integer::valueOf).toList();
    }
}
