package dev.imatool.parsers.pcr.tpm2tools;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.Optional;

/**
 * The digests of the selected PCRs one after the other with nothing between, as {@code tpm2_pcrread -o} writes them
 * ({@code pcr_fwrite_values} in tpm2-tools lib/pcr.c). Nothing in the bytes says which PCRs they are; a selection must.
 */
public record ValuesReader() implements ShapeReader {
    /** All PCRs of sixteen banks of the longest digests. */
    private static final int MAX_LENGTH = 16 * 24 * 64;

    /** {@code boot_aggregate}, the first name in a measurement list, has as many letters. */
    private static final int WORD_LENGTH = 14;

    @Override
    public PcrShape shape() {
        return PcrShape.VALUES;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        int length = input.bytes().length;
        Optional<PcrSelection> selection = input.selection();
        if (selection.isPresent() && selection.get().valuesLength() == length) {
            assign(input.bytes(), selection.get(), out);
        } else if (input.isText()) {
            return;
        } else if (selection.isPresent()) {
            out.error(
                    "",
                    "the values of " + selection.get() + " take "
                            + selection.get().valuesLength() + " bytes, " + length + " given");
        } else if (length <= MAX_LENGTH
                && length >= PcrBank.SHA1.digestLength()
                && length % 4 == 0
                && !hasWord(input.text())) {
            String size = PcrBank.ofDigestLength(length)
                    .map(bank -> " (the length of one " + bank + " value)")
                    .orElse("");
            out.error("", length + " bare bytes" + size + " do not name their PCRs", Advice.Way.SELECT_THE_PCRS);
        }
    }

    /** True for bytes with a readable word in them, as measurement lists and keys have; digests hardly ever do. */
    private static boolean hasWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < WORD_LENGTH; i++) {
            char c = text.charAt(i);
            run = c > ' ' && c <= '~' ? run + 1 : 0;
        }
        return run == WORD_LENGTH;
    }

    private static void assign(byte[] bytes, PcrSelection selection, PcrCollector out) {
        int offset = 0;
        for (PcrSelection.Bank bank : selection.banks()) {
            BankName name = BankName.of(bank.name()).orElseThrow();
            for (int pcr : bank.pcrs()) {
                ByteString value = ByteString.copyOf(bytes, offset, bank.digestLength());
                out.bytes("0x" + Integer.toHexString(offset), name, pcr, value);
                offset += bank.digestLength();
            }
        }
    }
}
