package dev.imatool.examine.cpcr;

import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.model.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * What is asked about container PCRs.
 *
 * @param lists arguments that name lists of namespaces
 * @param file argument that names the cpcr file of the same moment
 * @param bootLog argument that names the boot log of Container-IMA
 * @param histories values of PCR 12 before the last bind, 20 bytes each
 * @param values of PCR 12 afterwards, 19 or 20 bytes each
 * @param expected where expected values of PCRs come from
 */
public record CpcrQuestion(
        List<String> lists,
        Optional<String> file,
        Optional<String> bootLog,
        List<ByteString> histories,
        List<ByteString> values,
        ExpectedArguments expected) {
    public CpcrQuestion {
        lists = List.copyOf(lists);
        histories = List.copyOf(histories);
        values = List.copyOf(values);
    }
}
