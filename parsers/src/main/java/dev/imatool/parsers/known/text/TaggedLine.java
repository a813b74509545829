package dev.imatool.parsers.known.text;

import dev.imatool.model.ByteSearch;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.known.HashNames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** {@code SHA256 (path) = HEX} of BSD and {@code --tag}, {@code SHA2-256(path)= HEX} of openssl, in the buffer of the lines. */
final class TaggedLine {
    private static final int LONGEST_TAG = 24;

    private byte[] tag = new byte[0];
    private Optional<HashAlgorithm> algorithm = Optional.empty();
    private int nameFrom;
    private int nameTo;

    /** Looks at a line without escapes; true where its hash is known and all its digits were decoded. */
    boolean parse(byte[] line, int from, int to, HexDigits hex) {
        int open = ByteSearch.indexOf(line, from, Math.min(to, from + LONGEST_TAG), (byte) '(');
        if (open <= from || !tag(line, from, open)) {
            return false;
        }
        int digits = 2 * algorithm.orElseThrow().digestLength();
        int at = to - digits;
        nameFrom = open + 1;
        nameTo = behindName(line, at);
        return nameTo > nameFrom
                && hex.decode(line, at, to) == to
                && hex.count() == algorithm.get().digestLength();
    }

    /** Where the name ends before the digits: the equals sign has a blank after it, and may have one before it. */
    private static int behindName(byte[] line, int at) {
        if (at < 4 || line[at - 1] != ' ' || line[at - 2] != '=') {
            return -1;
        }
        int close = line[at - 3] == ' ' ? at - 4 : at - 3;
        return line[close] == ')' ? close : -1;
    }

    private boolean tag(byte[] line, int from, int open) {
        int end = line[open - 1] == ' ' ? open - 1 : open;
        if (algorithm.isPresent() && Arrays.equals(line, from, end, tag, 0, tag.length)) {
            return true;
        }
        tag = Arrays.copyOfRange(line, from, end);
        algorithm = HashNames.of(new String(tag, StandardCharsets.ISO_8859_1));
        return algorithm.isPresent();
    }

    /** The hash that the tag names. */
    HashAlgorithm algorithm() {
        return algorithm.orElseThrow();
    }

    /** Where the name begins. */
    int nameFrom() {
        return nameFrom;
    }

    /** Behind the name. */
    int nameTo() {
        return nameTo;
    }
}
