package dev.imatool.fleet.duckdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Collected folders of a dozen hosts on two days, with faults that were put there on purpose. Written with nothing of imatool: lists as
 * the kernel writes them (template ima-ng, SHA-1 template digests), and the value of PCR 10 that a SHA-256 bank would have.
 */
final class PlantedFleet {
    static final int HOSTS = 12;
    static final int SHARED = 60;

    /** On hosts 3 and 7 from the first day on, on host 5 from the second. */
    static final String EVIL = hex(sha("SHA-256", "evil".getBytes(StandardCharsets.UTF_8)));

    static final String EVIL_PATH = "/usr/bin/.sshd-helper";

    /** On host 6 on the second day under a path that its group has otherwise. */
    static final String DRIFTED_PATH = "/usr/bin/tool-7";

    static final String DRIFTED = hex(sha("SHA-256", "other".getBytes(StandardCharsets.UTF_8)));

    /** A template digest that was changed, on host 2. */
    static final String FORGED_PATH = "/usr/bin/forged";

    static final String FORGED_HOST = host(2);
    static final String WRONG_PCR_HOST = host(4);
    static final String CUT_HOST = host(8);
    static final String GARBAGE_HOST = host(9);
    static final String EMPTY_HOST = host(10);

    private final Path root;

    private PlantedFleet(Path root) {
        this.root = root;
    }

    static PlantedFleet in(Path root) {
        PlantedFleet fleet = new PlantedFleet(root);
        try {
            for (int day = 1; day <= 2; day++) {
                for (int host = 0; host < HOSTS; host++) {
                    fleet.write(day, host);
                }
            }
            StringBuilder groups = new StringBuilder("host,host_group\n");
            for (int host = 0; host < HOSTS; host++) {
                groups.append(host(host)).append(",group").append(host % 2).append('\n');
            }
            Files.writeString(root.resolve("hosts.csv"), groups.toString());
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
        return fleet;
    }

    Path day(int day) {
        return root.resolve("day" + day);
    }

    Path groups() {
        return root.resolve("hosts.csv");
    }

    static String host(int number) {
        return "host%02d".formatted(number);
    }

    /** The paths and digests that a host has measured by that day, without what is wrong about its list. */
    static List<String[]> measured(int day, int host) {
        List<String[]> all = new ArrayList<>();
        all.add(new String[] {"boot_aggregate", content("model" + host % 3)});
        for (int i = 0; i < SHARED; i++) {
            all.add(new String[] {"/usr/bin/tool-" + i, content("tool-" + i)});
        }
        all.add(new String[] {"/var/lib/own-" + host, content("own-" + host)});
        if (host == 3 || host == 7) {
            all.add(new String[] {EVIL_PATH, EVIL});
        }
        if (host == 2) {
            all.add(new String[] {FORGED_PATH, content("forged")});
        }
        if (day == 2) {
            all.add(new String[] {"/opt/second-day", content("second-day")});
            if (host == 5) {
                all.add(new String[] {EVIL_PATH, EVIL});
            }
            if (host == 6) {
                all.add(new String[] {DRIFTED_PATH, DRIFTED});
            }
        }
        return all;
    }

    private void write(int day, int host) throws IOException {
        Path folder = Files.createDirectories(day(day).resolve(host(host)));
        if (host(host).equals(EMPTY_HOST)) {
            Files.writeString(folder.resolve("collection.log"), "could not read the list\n");
            return;
        }
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        byte[] pcr = new byte[32];
        for (String[] entry : measured(day, host)) {
            byte[] data = templateData(entry[0], HexFormat.of().parseHex(entry[1]));
            byte[] digest = sha("SHA-1", data);
            if (entry[0].equals(FORGED_PATH)) {
                digest[0] ^= 1;
            }
            list.writeBytes(words(10));
            list.writeBytes(digest);
            list.writeBytes(sized("ima-ng".getBytes(StandardCharsets.US_ASCII)));
            list.writeBytes(sized(data));
            pcr = sha("SHA-256", concat(pcr, sha("SHA-256", data)));
        }
        byte[] bytes = list.toByteArray();
        if (host(host).equals(WRONG_PCR_HOST)) {
            pcr[5] ^= 1;
        } else if (host(host).equals(CUT_HOST)) {
            bytes = Arrays.copyOf(bytes, bytes.length - 17);
        } else if (host(host).equals(GARBAGE_HOST)) {
            Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 200, (byte) 0xee);
        }
        Files.createDirectories(folder.resolve("ima"));
        Files.createDirectories(folder.resolve("tpm"));
        Files.write(folder.resolve("ima/binary_runtime_measurements"), bytes);
        Files.writeString(folder.resolve("tpm/pcrs.sysfs.txt"), "sha256:10=" + hex(pcr) + "\n");
    }

    private static String content(String name) {
        return hex(sha("SHA-256", name.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] templateData(String path, byte[] digest) {
        byte[] named = concat("sha256:\0".getBytes(StandardCharsets.US_ASCII), digest);
        return concat(sized(named), sized((path + "\0").getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sized(byte[] bytes) {
        return concat(words(bytes.length), bytes);
    }

    private static byte[] words(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
