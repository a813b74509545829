package dev.imatool.examine.listfolder;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.pcr.PcrValues;
import dev.imatool.parsers.pcr.file.PcrFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads PCR values that were found beside a list: what is odd about the files is a notice, and stops nothing. */
public final class BesideExpected {
    private BesideExpected() {}

    private record Value(String bank, int pcr, String hex) {}

    /**
     * The values of {@code files}, each once.
     *
     * @param inputs opens the files
     * @param banks the only banks that count; every bank where there are none
     * @throws UnreadableInputException if a file cannot be read
     */
    public static ExpectedPcrReader.Expected read(InputArguments inputs, List<String> files, Collection<PcrBank> banks)
            throws UnreadableInputException {
        Map<Value, ExpectedPcr> values = new LinkedHashMap<>();
        List<Notice> notices = new ArrayList<>();
        for (String file : files) {
            try {
                PcrValues read =
                        PcrFile.read(FileNames.path(file), Optional.empty(), path -> inputs.open(InputRole.PCRS, path));
                notices.addAll(Notice.all(
                        file,
                        read.diagnostics().stream()
                                .map(BesideExpected::whereNobodyNamedIt)
                                .toList()));
                read.values().stream()
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
        return new ExpectedPcrReader.Expected(List.copyOf(values.values()), String.join(", ", files), notices);
    }

    /** Bare values of a quote are whole, and nobody said that the list is to be held against them: that they do not name their PCRs is no damage. */
    private static Diagnostic whereNobodyNamedIt(Diagnostic diagnostic) {
        return diagnostic.hint().equals(Optional.of(Advice.Way.SELECT_THE_PCRS))
                ? new Diagnostic(
                        diagnostic.kind(), Severity.NOTE, diagnostic.place(), diagnostic.message(), diagnostic.hint())
                : diagnostic;
    }
}
