package dev.imatool.parsers.pcr.text;

import dev.imatool.model.diagnostic.Advice;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrSelection;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bare hex as sysfs has it, a file {@code pcr-sha256/10} for every PCR ({@code drivers/char/tpm/tpm-sysfs.c}, kernel 5.12
 * on), and what {@code grep . pcr-sha256/*} and {@code head pcr-sha256/*} make of several. Without a name, a selection
 * says which PCRs the lines belong to.
 */
public record SysfsReader() implements ShapeReader {
    private static final String HEAD_BEGIN = "==> ";
    private static final String HEAD_END = " <==";

    /** A selection names at most 16 banks of 24 PCRs. */
    private static final int MAX_BARE = 400;

    @Override
    public PcrShape shape() {
        return PcrShape.SYSFS;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        Optional<PcrInput.SysfsName> name = input.sysfsName();
        List<PcrInput.Line> bare = new ArrayList<>();
        boolean onlyBare = true;
        for (PcrInput.Line line : input.lines()) {
            String text = line.text();
            if (text.isEmpty()) {
                continue;
            }
            int colon = text.lastIndexOf(':');
            Optional<PcrInput.SysfsName> grepped =
                    colon < 0 ? Optional.empty() : PcrInput.SysfsName.of(text.substring(0, colon));
            if (text.startsWith(HEAD_BEGIN)
                    && text.endsWith(HEAD_END)
                    && text.length() > HEAD_BEGIN.length() + HEAD_END.length()) {
                name = PcrInput.SysfsName.of(text.substring(HEAD_BEGIN.length(), text.length() - HEAD_END.length()));
                onlyBare = false;
            } else if (grepped.isPresent()) {
                out.hex(
                        line.place(),
                        grepped.get().bank(),
                        grepped.get().pcr(),
                        text.substring(colon + 1).strip());
                onlyBare = false;
            } else if (name.isPresent()) {
                out.hex(line.place(), name.get().bank(), name.get().pcr(), text);
                name = Optional.empty();
                onlyBare = false;
            } else if (onlyBare
                    && bare.size() < MAX_BARE
                    && isBare(text, input.selection().isPresent())) {
                bare.add(line);
            } else {
                onlyBare = false;
            }
        }
        if (onlyBare && !bare.isEmpty()) {
            assign(bare, input.selection(), out);
        }
    }

    /** Damage counts only where a selection says that bare values are meant. */
    private static boolean isBare(String text, boolean selected) {
        return selected
                ? HexValue.isBareDigest(text)
                : HexValue.readByLength(text) instanceof OptionResult.Accepted<HexValue>;
    }

    private static void assign(List<PcrInput.Line> lines, Optional<PcrSelection> selection, PcrCollector out) {
        if (selection.isEmpty()) {
            out.error(lines.get(0).place(), "a bare value does not name its PCR", Advice.Way.SELECT_OR_TYPE);
            return;
        }
        if (lines.size() != selection.get().count()) {
            out.error(
                    "",
                    "the selection " + selection.get() + " names "
                            + selection.get().count() + " PCRs, " + lines.size() + " values follow");
            return;
        }
        int next = 0;
        for (PcrSelection.Bank bank : selection.get().banks()) {
            BankName name = BankName.of(bank.name()).orElseThrow();
            for (int pcr : bank.pcrs()) {
                PcrInput.Line line = lines.get(next++);
                out.hex(line.place(), name, pcr, line.text());
            }
        }
    }
}
