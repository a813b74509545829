package dev.imatool.examine.listfolder;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads PCR values that were found next to a list: what is odd about the files is no more than that. */
public final class BesideExpected {
    private BesideExpected() {}

    private record Value(String bank, int pcr, String hex) {}

    /**
     * The values of {@code files}, each once.
     *
     * @param banks the only banks that count; every bank where there are none
     * @throws UnreadableInputException if a file cannot be read
     */
    public static ExpectedPcrReader.Expected read(List<String> files, Collection<PcrBank> banks)
            throws UnreadableInputException {
        Map<Value, ExpectedPcr> values = new LinkedHashMap<>();
        for (String file : files) {
            try {
                PcrFile.read(FileNames.path(file), Optional.empty()).values().stream()
                        .filter(value -> banks.isEmpty()
                                || PcrBank.ofName(value.bank())
                                        .filter(banks::contains)
                                        .isPresent())
                        .forEach(value -> values.putIfAbsent(
                                new Value(
                                        value.bank(), value.pcr(), value.value().hex()),
                                value));
            } catch (IOException failure) {
                throw UnreadableInputException.ofFile(file, failure);
            }
        }
        return new ExpectedPcrReader.Expected(List.copyOf(values.values()), String.join(", ", files), List.of());
    }
}
