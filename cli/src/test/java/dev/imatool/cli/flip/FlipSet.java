package dev.imatool.cli.flip;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question with a positive answer, and the inputs that it follows from.
 *
 * @param name what is asked
 * @param inputs the bytes of each input by its file name; a name in {@code evidence/} is a part of collected evidence
 * @param arguments the command; words that are names of inputs stand for their files
 * @param flipped the inputs in which bits are flipped
 */
record FlipSet(String name, Map<String, byte[]> inputs, List<String> arguments, List<String> flipped) {
    static final String BINARY = "list.bin";
    static final String ASCII = "list.ascii";
    static final String EVIDENCE = "evidence";

    /** Where the an entry of the corpus with a portable EVM signature stands, and its length. */
    private static final int SIGNED_AT = 12037;

    private static final int SIGNED_LENGTH = 429;

    /** Each positive verdict that imatool has, on small real inputs. */
    static List<FlipSet> all() {
        Snapshot small = Corpus.snapshot("kexec-carry-6.12/kernel1-before-kexec-load");
        Snapshot violations = Corpus.snapshot("violations-6.12/final");
        return List.of(
                quote(
                        "quote over a binary list",
                        small,
                        BINARY,
                        List.of("quote.msg", "quote.sig", "quote.pcrs", "nonce.hex", BINARY)),
                evidence(small),
                replay("replay of a binary list", small, "10", BINARY, List.of(BINARY, "pcrs.yaml")),
                replay("replay of an ascii list", small, "10", ASCII, List.of(ASCII)),
                replay("replay of a list with violations", violations, "1[01]", BINARY, List.of(BINARY)),
                copies(small),
                signatures(),
                eventLog());
    }

    private static FlipSet quote(String name, Snapshot snapshot, String list, List<String> flipped) {
        Map<String, byte[]> inputs = new LinkedHashMap<>(quoteParts(snapshot, ""));
        inputs.put(list, list.equals(BINARY) ? bytes(snapshot.binary()) : bytes(snapshot.ascii()));
        inputs.put("ak.pub", bytes(snapshot.file("ak.pub")));
        return new FlipSet(
                name,
                inputs,
                List.of(
                        "quote",
                        list,
                        "-m",
                        "quote.msg",
                        "-s",
                        "quote.sig",
                        "-u",
                        "ak.pub",
                        "-f",
                        "quote.pcrs",
                        "--qualification",
                        "nonce.hex"),
                flipped);
    }

    private static Map<String, byte[]> quoteParts(Snapshot snapshot, String folder) {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        for (String part : List.of("quote.msg", "quote.sig", "quote.pcrs", "nonce.hex")) {
            inputs.put(folder + part, bytes(snapshot.file(part)));
        }
        return inputs;
    }

    private static FlipSet evidence(Snapshot snapshot) {
        Map<String, byte[]> inputs = new LinkedHashMap<>(quoteParts(snapshot, "evidence/"));
        inputs.remove("evidence/nonce.hex");
        inputs.put("evidence/binary_runtime_measurements", bytes(snapshot.binary()));
        inputs.put("evidence/pcrs.yaml", extended(snapshot, "10"));
        List<String> flipped = List.copyOf(inputs.keySet());
        inputs.put("ak.pub", bytes(snapshot.file("ak.pub")));
        inputs.put("nonce.hex", bytes(snapshot.file("nonce.hex")));
        return new FlipSet(
                "evidence",
                inputs,
                List.of("verify", "--evidence", "evidence", "--ak", "ak.pub", "--nonce", "nonce.hex"),
                flipped);
    }

    private static FlipSet replay(String name, Snapshot snapshot, String pcrs, String list, List<String> flipped) {
        return new FlipSet(
                name,
                Map.of(
                        list,
                        list.equals(BINARY) ? bytes(snapshot.binary()) : bytes(snapshot.ascii()),
                        "pcrs.yaml",
                        extended(snapshot, pcrs)),
                List.of("replay", list, "--pcrs", "pcrs.yaml"),
                flipped);
    }

    private static FlipSet copies(Snapshot snapshot) {
        return new FlipSet(
                "two copies of a list",
                Map.of(
                        BINARY,
                        bytes(snapshot.binary()),
                        ASCII,
                        bytes(snapshot.file("ascii_runtime_measurements_sha256"))),
                List.of("verify", BINARY, ASCII),
                List.of(BINARY, ASCII));
    }

    private static FlipSet signatures() {
        Snapshot snapshot = Corpus.snapshot("custom-features-6.12/final");
        Path keys = snapshot.folder().getParent().getParent().resolve("keys");
        return new FlipSet(
                "signatures",
                Map.of(
                        BINARY,
                        Arrays.copyOfRange(bytes(snapshot.binary()), SIGNED_AT, SIGNED_AT + SIGNED_LENGTH),
                        "key.der",
                        bytes(keys.resolve("x509_rsa.der"))),
                List.of("signatures", BINARY, "--keys", "key.der", "--strict"),
                List.of(BINARY, "key.der"));
    }

    private static FlipSet eventLog() {
        Snapshot snapshot = Corpus.snapshot("demo-before-after-6.1/after");
        return new FlipSet(
                "event log",
                Map.of("boot.log", bytes(snapshot.eventLog().orElseThrow()), "pcrs.yaml", firmware(snapshot)),
                List.of("eventlog", "boot.log", "--pcrs", "pcrs.yaml"),
                List.of("boot.log"));
    }

    /** The values of PCR 0 to 7, as tpm2_pcrread prints them. */
    private static byte[] firmware(Snapshot snapshot) {
        return printed(snapshot, "\\s+([a-z0-9]+:|[0-7] ?:.*)");
    }

    /** The values of the PCRs that the list extends, as tpm2_pcrread prints them: those of others are held against nothing. */
    private static byte[] extended(Snapshot snapshot, String pcrs) {
        return printed(snapshot, "\\s+([a-z0-9]+:|" + pcrs + " ?:.*)");
    }

    private static byte[] printed(Snapshot snapshot, String line) {
        return new String(bytes(snapshot.file("pcrread.yaml")), StandardCharsets.US_ASCII)
                .lines()
                .filter(each -> each.matches(line))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
