package dev.imatool.cli.collect;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with the {@code /sys}, {@code /proc} and {@code /etc} of a host of the corpus.
 *
 * @param root the folder
 */
public record FakeHost(Path root) {
    /** Where the kernel shows its lists. */
    public static final String IMA = "sys/kernel/security/ima/";

    /** The recipes. */
    public static final Path CONTRIB = Path.of("../contrib").toAbsolutePath().normalize();

    // once: each call may unpack the corpus anew
    private static final Snapshot SNAPSHOT = Corpus.snapshot("custom-features-6.12/final");
    private static final Path CERTIFICATE = ResourceFolder.onDisk("corpus").resolve("keys/x509_rsa.der");

    /** Makes one below a folder. */
    public static FakeHost in(Path folder) throws IOException {
        FakeHost host = new FakeHost(folder.resolve("host"));
        for (String name : List.of("binary_runtime_measurements", "ascii_runtime_measurements")) {
            host.put(IMA + name, Files.readAllBytes(SNAPSHOT.file(name)));
        }
        host.put(IMA + "runtime_measurements_count", "31\n");
        host.put(IMA + "violations", "0\n");
        host.put(
                "sys/kernel/security/tpm0/binary_bios_measurements",
                Files.readAllBytes(SNAPSHOT.folder().getParent().resolve("binary_bios_measurements")));
        for (String line : Files.readAllLines(SNAPSHOT.pcrSysfs().orElseThrow())) {
            String[] words = line.split(" ");
            host.put("sys/class/tpm/tpm0/pcr-" + words[0] + "/" + words[1], words[2] + "\n");
        }
        host.put("proc/sys/kernel/random/boot_id", "8a6c2a4e-0000-4000-8000-000000000001\n");
        host.put("proc/sys/kernel/hostname", "../h\u001b[2Jost $(touch x)\n");
        host.put("proc/cmdline", "ima_policy=tcb\n");
        host.put("proc/keys", "");
        host.put("etc/keys/x509.der", Files.readAllBytes(CERTIFICATE));
        host.put("etc/keys/privkey.pem", "secret");
        host.put("etc/keys/name with blanks.der", "odd");
        return host;
    }

    /** Writes a file of the host. */
    public void put(String name, String content) throws IOException {
        put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file of the host. */
    public void put(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** The SHA-256 of each regular file below a folder, by its path from there. */
    public static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(folder.relativize(file).toString(), digest(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    /** What a {@code MANIFEST.sha256} of a folder lists. */
    public static Map<String, String> manifest(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("MANIFEST.sha256"))) {
            digests.put(line.substring(66), line.substring(0, 64));
        }
        return digests;
    }

    /** The names of what is in a folder. */
    public static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
