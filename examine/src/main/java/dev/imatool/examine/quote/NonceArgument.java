package dev.imatool.examine.quote;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.model.ByteString;
import dev.imatool.model.Completeness;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.encoding.Decoding;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.replay.quote.ExpectedNonce;
import dev.imatool.replay.quote.ExpectedNonce.How;
import dev.imatool.replay.quote.ExpectedNonce.How.Plainly;
import dev.imatool.replay.quote.ExpectedNonce.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads a nonce as people have it at hand: hex digits in any style, or a file with its bytes, with hex digits or encoded in
 * another way. */
public final class NonceArgument {
    /** A TPM takes at most 64 bytes of nonce; hex of them with room. */
    private static final int LONGEST_FILE = 4096;

    /** TPM2B_DATA has room for a TPMT_HA: two bytes of algorithm and the longest digest (TPM 2.0 library, part 2, 10.4.3). */
    private static final int LONGEST_NONCE = 66;

    /** That many bytes in hex with blanks or colons; evidence of Keylime is longer. */
    private static final int LONGEST_PLAIN = 4 * LONGEST_NONCE;

    private NonceArgument() {}

    /**
     * The nonce; empty where the argument is neither hex nor a file.
     *
     * @param inputs the command line that names it
     */
    public static Optional<ExpectedNonce> read(String argument, InputArguments inputs) throws UnreadableInputException {
        Optional<ByteString> typed = hex(argument);
        if (typed.isPresent()) {
            return Optional.of(new ExpectedNonce(List.of(new Reading(typed.get(), Plainly.HEX))));
        }
        try {
            Path file = FileNames.path(argument);
            return Files.isRegularFile(file) ? Optional.of(ofFile(file, inputs)) : Optional.empty();
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(argument, failure);
        }
    }

    /** True for hex digits that are no file, and for a file that is as short as a nonce. */
    public static boolean looksLikeOne(String argument) {
        return isHex(argument) || isShortFile(argument);
    }

    /** True for hex digits that are no file. */
    public static boolean isHex(String argument) {
        try {
            return !Files.exists(FileNames.path(argument)) && hex(argument).isPresent();
        } catch (InvalidPathException noFile) {
            return hex(argument).isPresent();
        }
    }

    private static boolean isShortFile(String argument) {
        try {
            Path file = FileNames.path(argument);
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_PLAIN;
        } catch (InvalidPathException | IOException noFile) {
            return false;
        }
    }

    private static ExpectedNonce ofFile(Path file, InputArguments inputs) throws IOException {
        byte[] content;
        try (InputStream in = inputs.open(InputRole.NONCE, file)) {
            content = in.readNBytes(LONGEST_FILE + 1);
        }
        if (content.length > LONGEST_FILE) {
            throw UnreadableInputException.ofForm(FileNames.name(file), InputProblem.Content.NONCE, content);
        }
        ExpectedNonce nonce = ofContent(ByteString.copyOf(content), FileNames.name(file));
        if (nonce.readings().stream()
                .map(reading -> reading.bytes().length())
                .noneMatch(length -> length > 0 && length <= LONGEST_NONCE)) {
            throw UnreadableInputException.ofForm(FileNames.name(file), InputProblem.Content.NONCE, content);
        }
        return nonce;
    }

    /** The nonce in a file: hex digits, or its bytes, with a line end or without. */
    public static ExpectedNonce ofContent(ByteString bytes, String file) {
        List<Reading> readings = new ArrayList<>();
        Optional<String> in = Optional.of(file);
        hex(bytes.latin1()).ifPresent(read -> readings.add(new Reading(read, Plainly.HEX, in)));
        readings.add(new Reading(bytes, Plainly.BYTES, in));
        if (bytes.length() > 1 && bytes.at(bytes.length() - 1) == '\n') {
            readings.add(new Reading(bytes.slice(0, bytes.length() - 1), Plainly.BYTES_WITHOUT_LINE_END, in));
        }
        Decoding.Decoded decoded = Decoding.whole(bytes.toByteArray(), LONGEST_FILE);
        if (!decoded.encodings().isEmpty() && decoded.problems().stream().noneMatch(NonceArgument::isDamage)) {
            How how = new How.Decoded(
                    decoded.encodings().stream().map(Encoding::words).toList());
            readings.add(new Reading(ByteString.copyOf(decoded.bytes()), how, in));
        }
        return new ExpectedNonce(readings);
    }

    private static boolean isDamage(Diagnostic problem) {
        return problem.kind().completeness() != Completeness.COMPLETE;
    }

    /**
     * A nonce of Keylime: the text itself, or base64 of it; the verifier takes both.
     *
     * @param file the one that brought it; absent for one that the user gives
     */
    static ExpectedNonce ofKeylime(String text, Optional<String> file) {
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(ByteString.ofText(text), Plainly.TEXT, file));
        try {
            readings.add(
                    new Reading(ByteString.copyOf(Base64.getDecoder().decode(text.strip())), Plainly.BASE64, file));
        } catch (IllegalArgumentException notBase64) {
            // then it is text
        }
        hex(text).ifPresent(bytes -> readings.add(new Reading(bytes, Plainly.HEX, file)));
        return new ExpectedNonce(readings);
    }

    private static Optional<ByteString> hex(String text) {
        String plain = text.strip();
        StringBuilder digits = new StringBuilder();
        plain.chars()
                .skip(plain.startsWith("0x") || plain.startsWith("0X") ? 2 : 0)
                .filter(c -> !Character.isWhitespace(c) && c != ':')
                .forEach(c -> digits.append((char) c));
        boolean isHex = digits.length() > 0
                && digits.length() % 2 == 0
                && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
        return isHex ? Optional.of(ByteString.ofHex(digits)) : Optional.empty();
    }
}
