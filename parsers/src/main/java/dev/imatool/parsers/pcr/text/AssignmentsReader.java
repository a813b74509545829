package dev.imatool.parsers.pcr.text;

import dev.imatool.model.ExpectedPcr;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.OptionResult;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrIndex;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrOption;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.List;

/** A file of what {@link PcrOption} takes: {@code sha256:10=HEX}, a line each, with or without {@code --pcr}. */
public record AssignmentsReader() implements ShapeReader {
    /** Values of all PCRs of all banks fit into it. */
    private static final int MAX_LINE = 20_000;

    private static final String OPTION = "--pcr";

    @Override
    public PcrShape shape() {
        return PcrShape.ASSIGNMENTS;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        for (PcrInput.Line line : input.lines()) {
            String text = withoutOption(line.text());
            if (!isAssignment(text)) {
                continue;
            }
            switch (PcrOption.parse(text, line.place())) {
                case OptionResult.Rejected<List<ExpectedPcr>>(String reason) -> out.error(line.place(), reason);
                case OptionResult.Accepted<List<ExpectedPcr>>(List<ExpectedPcr> values) -> {
                    for (ExpectedPcr value : values) {
                        BankName bank = BankName.of(value.bank()).orElseThrow();
                        out.bytes(line.place(), bank, value.pcr(), value.value());
                    }
                }
            }
        }
    }

    private static String withoutOption(String line) {
        return line.startsWith(OPTION + " ") || line.startsWith(OPTION + "=")
                ? line.substring(OPTION.length() + 1).strip()
                : line;
    }

    /** True where a bank and a PCR, or a PCR alone, stand before the first equals sign, and a digest after. */
    private static boolean isAssignment(String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || text.length() > MAX_LINE) {
            return false;
        }
        String target = text.substring(0, equals);
        int colon = target.indexOf(':');
        if (colon < 0) {
            return PcrIndex.parse(target.strip()).isPresent() && HexValue.resemblesDigest(text.substring(equals + 1));
        }
        String left = target.substring(0, colon).strip();
        String right = target.substring(colon + 1).strip();
        return (PcrIndex.parse(left).isPresent() && BankName.of(right).isPresent())
                || (BankName.of(left).isPresent() && PcrIndex.parse(right).isPresent());
    }
}
