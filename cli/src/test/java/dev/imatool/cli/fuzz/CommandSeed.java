package dev.imatool.cli.fuzz;

import dev.imatool.cli.Outcome;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole command and the small inputs that may be damaged.
 *
 * @param name where it comes from
 * @param words the command; {@code @NAME} stands for the input of that name
 * @param inputs content by name; a name with a slash is a file in a folder
 */
record CommandSeed(String name, List<String> words, Map<String, byte[]> inputs) {
    private static final Path CASES = Path.of("src/test/resources/cli");
    private static final String FIXTURES = "../fixtures/src/main/resources/";

    /** Longer inputs take time and tell nothing more. */
    private static final int LONGEST = 24_000;

    /** The golden cases that read small files; evidence and indexes, which have none. */
    static List<CommandSeed> all() {
        List<CommandSeed> seeds = new ArrayList<>();
        for (Path folder : goldens()) {
            CommandSeed seed = ofGolden(folder);
            if (!seed.inputs.isEmpty() && !seed.words.contains("--color")) {
                seeds.add(seed);
            }
        }
        seeds.add(quote());
        seeds.add(evidence(List.of("verify", "--evidence", "@host")));
        seeds.add(evidence(
                List.of("verify", "--evidence", "@host", "--ak", "@host/ak.pub", "--nonce", "@host/nonce.hex")));
        seeds.add(evidence(List.of("timeline", "@host", "--ak", "@host/ak.pub", "--format", "ndjson")));
        seeds.add(evidence(List.of("identify", "@host")));
        byte[] sums = ("SHA256 (/bin/a) = " + "ab".repeat(32) + "\n").repeat(3).getBytes(StandardCharsets.UTF_8);
        seeds.add(new CommandSeed(
                "reference",
                List.of("reference", "build", "@sums", "-o", "/dev/null", "--force"),
                Map.of("sums", sums)));
        Map<String, byte[]> indexed = new LinkedHashMap<>();
        indexed.put("list", bytes(small().ascii()));
        indexed.put("index", index(small().ascii()));
        seeds.add(new CommandSeed("index", List.of("check", "@list", "--good", "@index"), indexed));
        return List.copyOf(seeds);
    }

    /** An index of known files. */
    private static byte[] index(Path source) {
        try {
            Path index = Files.createTempFile("imatool-", ".idx");
            Outcome.of("reference", "build", source.toString(), "-o", index.toString(), "--force");
            byte[] content = Files.readAllBytes(index);
            Files.delete(index);
            return content;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> goldens() {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("cmd"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static CommandSeed ofGolden(Path folder) {
        List<String> words = new ArrayList<>();
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        List<String> typed = List.of(read(folder.resolve("cmd")).strip().split("\\s+"));
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (word.equals("--format")) {
                i++;
                continue;
            }
            Path file = Path.of(word.replace("fixtures:", FIXTURES).replace("case:", folder + "/"));
            if (word.contains(":") && Files.isRegularFile(file) && size(file) <= LONGEST) {
                String name = "input" + inputs.size();
                inputs.put(name, bytes(file));
                words.add("@" + name);
            } else {
                words.add(file.toString());
            }
        }
        if (words.get(0).equals("explain")) {
            // the search takes as long as it may; the last of several efforts holds
            words.removeAll(List.of("--effort"));
            words.addAll(List.of("--effort", "1"));
        }
        return new CommandSeed(CASES.relativize(folder).toString(), words, inputs);
    }

    private static CommandSeed quote() {
        Snapshot snapshot = small();
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        for (String part : List.of("quote.msg", "quote.sig", "ak.pub", "quote.pcrs", "nonce.hex")) {
            inputs.put(part, bytes(snapshot.file(part)));
        }
        inputs.put("list", bytes(snapshot.ascii()));
        return new CommandSeed(
                "quote of a small list",
                List.of(
                        "quote",
                        "@list",
                        "-m",
                        "@quote.msg",
                        "-s",
                        "@quote.sig",
                        "-u",
                        "@ak.pub",
                        "-f",
                        "@quote.pcrs",
                        "--qualification",
                        "@nonce.hex"),
                inputs);
    }

    private static CommandSeed evidence(List<String> words) {
        Snapshot snapshot = small();
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        for (String part : List.of("quote.msg", "quote.sig", "ak.pub", "quote.pcrs", "nonce.hex", "pcrread.yaml")) {
            inputs.put("host/" + part, bytes(snapshot.file(part)));
        }
        inputs.put("host/binary_runtime_measurements", bytes(snapshot.binary()));
        inputs.put("host/ascii_runtime_measurements", bytes(snapshot.ascii()));
        inputs.put("host/runtime_measurements_count", "21\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        inputs.put(
                "host/binary_bios_measurements",
                bytes(Corpus.snapshot("keys-kexec-6.12/final").eventLog().orElseThrow()));
        return new CommandSeed(words.get(0), words, inputs);
    }

    private static Snapshot small() {
        return Corpus.snapshot("kexec-carry-6.12/kernel1-before-kexec-load");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
