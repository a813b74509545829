package dev.imatool.examine.cpcr;

import dev.imatool.examine.input.ExpectedArguments;
import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import java.util.List;
import java.util.Optional;

/**
 * What is asked about container PCRs.
 *
 * @param lists arguments that name lists of namespaces
 * @param file argument that names the cpcr file of the same moment
 * @param bootLog argument that names the boot log of Container-IMA
 * @param histories values of PCR 12 before the last bind, 20 bytes each
 * @param values of PCR 12 of bank sha1 afterwards, 19 or 20 bytes each
 * @param expected where expected values of PCRs come from
 */
public record CpcrQuestion(
        List<String> lists,
        Optional<String> file,
        Optional<String> bootLog,
        List<ByteString> histories,
        List<ExpectedPcr> values,
        ExpectedArguments expected) {
    public CpcrQuestion {
        lists = List.copyOf(lists);
        histories = List.copyOf(histories);
        values = List.copyOf(values);
    }

    /**
     * A value of PCR 12 that was typed.
     *
     * @param origin what the user calls the place where it was typed
     */
    public static ExpectedPcr value(ByteString value, String origin) {
        return ExpectedPcr.typed(CpcrExamination.BANK, CpcrExamination.BIND_PCR, value, origin);
    }
}
