package dev.imatool.parsers.pcr.text;

import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measurement registers of a TDX guest: a file {@code rtmr0:sha384} with the value, and lines {@code rtmr0:sha384 HEX} or
 * {@code RTMR0: HEX} as scripts print them.
 */
public record RtmrReader() implements ShapeReader {
    private static final Pattern LINE = Pattern.compile(
            "(?i)\\s*(mrtd|rtmr\\[?[0-3]\\]?)(?::sha384)?\\s*[:= ]\\s*((?:0x)?[0-9a-f]\\S{15,200})\\s*");

    @Override
    public PcrShape shape() {
        return PcrShape.TSM;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        Optional<RtmrName> name = RtmrName.of(input.fileName());
        if (name.isPresent()) {
            name.get().read("", input.bytes(), out);
            return;
        }
        for (PcrInput.Line line : input.lines()) {
            Matcher match = LINE.matcher(line.text());
            if (match.matches() && HexValue.resemblesDigest(match.group(2))) {
                RtmrName register = RtmrName.ofRegister(match.group(1).replaceAll("[\\[\\]]", ""));
                out.hex(line.place(), register.bank(), register.index(), match.group(2));
            }
        }
    }
}
