package dev.imatool.parsers.cpcr;

import dev.imatool.model.ByteString;
import dev.imatool.model.container.ContainerBoot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the boot log of Container-IMA: lines {@code "TEXT" SHA1}. Other lines are passed over. */
public final class BootLogFile {
    /** Longest content that is read, in bytes: some ten thousand boots. */
    public static final int MAX_LENGTH = 1 << 22;

    private static final int DIGITS = 40;

    private BootLogFile() {}

    /** The boots in the order of the lines, of at most {@link #MAX_LENGTH} bytes. */
    public static List<ContainerBoot> parse(byte[] content) {
        int length = Math.min(content.length, MAX_LENGTH);
        String text = new String(content, 0, length, StandardCharsets.ISO_8859_1);
        List<ContainerBoot> boots = new ArrayList<>();
        long number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            int begin = line.indexOf('"');
            int end = line.lastIndexOf('"') + 1;
            String digest = line.substring(end).strip();
            if (begin >= 0 && end > begin + 1 && digest.length() == DIGITS && hex(digest)) {
                byte[] hashed = line.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1);
                boots.add(new ContainerBoot(number, ByteString.copyOf(hashed), ByteString.ofHex(digest)));
            }
        }
        return boots;
    }

    private static boolean hex(String digits) {
        return digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }
}
