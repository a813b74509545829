package dev.imatool.parsers.pcr.text;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.pcr.BankName;
import dev.imatool.parsers.pcr.HexValue;
import dev.imatool.parsers.pcr.PcrCollector;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a measurement register of a TDX guest, as its file in sysfs has it ({@code
 * Documentation/ABI/testing/sysfs-devices-virtual-misc-tdx_guest}): {@code rtmr0:sha384}, {@code mrtd:sha384}. Where a colon
 * cannot be part of a name, collectors write something else for it.
 *
 * @param bank that of RTMRs or of MRTD
 * @param index 0 to 3
 */
public record RtmrName(BankName bank, int index) {
    private static final Pattern NAME = Pattern.compile("(?i)(mrtd|rtmr[0-3])(?::|%3a|_|-|\\.)sha384");
    private static final int LENGTH = 48;

    /** The register of a file called so. */
    public static Optional<RtmrName> of(String fileName) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() ? Optional.of(ofRegister(name.group(1))) : Optional.empty();
    }

    /** @param register {@code mrtd} or {@code rtmr} and a digit, in any case */
    static RtmrName ofRegister(String register) {
        char last = register.charAt(register.length() - 1);
        return Character.isDigit(last) ? new RtmrName(BankName.RTMR, last - '0') : new RtmrName(BankName.MRTD, 0);
    }

    /** Hands on the value in the content of its file: 48 bytes, as the kernel has them, or their hex. */
    public void read(String place, byte[] content, PcrCollector out) {
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        if (content.length == LENGTH || HexValue.bytes(text).isEmpty()) {
            out.bytes(place, bank, index, ByteString.copyOf(content));
        } else {
            out.hex(place, bank, index, text);
        }
    }
}
