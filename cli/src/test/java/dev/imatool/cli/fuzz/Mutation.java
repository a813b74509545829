package dev.imatool.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes as transport, editors and attackers do. */
final class Mutation {
    private static final byte[] ODD = {0, 1, '\n', '\r', ' ', '"', '{', '|', ':', 0x1b, 0x7f, (byte) 0x80, (byte) 0xff};

    private static final String[] LINES = {
        "10 0000000000000000000000000000000000000007 x-y aa bb\n",
        "10 1111111111111111111111111111111111111111 d-ng|n-ng|zz sha256:00 /bin/sh 00\n",
        "10 0000000000000000000000000000000000000000 ima-ng sha256:" + "0".repeat(64) + " /etc/passwd\n",
        "sha256:\n  10: 0x" + "0".repeat(64) + "\n",
        "measure func=NOT_A_HOOK\n",
        "{\"a\":[{\"b\":1}]}\n",
    };

    private final SplittableRandom random;

    Mutation(SplittableRandom random) {
        this.random = random;
    }

    /** One to three changes. */
    byte[] of(byte[] content) {
        byte[] changed = content;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] content) {
        if (content.length == 0) {
            return line();
        }
        int at = random.nextInt(content.length);
        int length = Math.min(content.length - at, 1 << random.nextInt(9));
        byte[] part = Arrays.copyOfRange(content, at, at + length);
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> replaced(content, at, new byte[] {(byte) (content[at] ^ (1 << random.nextInt(8)))});
            case 3 -> replaced(content, at, new byte[] {ODD[random.nextInt(ODD.length)]});
            case 4 -> spliced(content, at, at + length, new byte[0]);
            case 5 -> spliced(content, at, at, part);
            case 6 -> Arrays.copyOf(content, at);
            case 7 -> spliced(content, random.nextInt(content.length), -1, part);
            case 8 -> spliced(content, 0, at, new byte[0]);
            case 9 -> spliced(content, lineAt(content, at), -1, line());
            default -> spliced(content, content.length, -1, line());
        };
    }

    private byte[] line() {
        return LINES[random.nextInt(LINES.length)].getBytes(StandardCharsets.US_ASCII);
    }

    private static int lineAt(byte[] content, int at) {
        int begin = at;
        while (begin > 0 && content[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    private static byte[] replaced(byte[] content, int at, byte[] with) {
        byte[] changed = content.clone();
        System.arraycopy(with, 0, changed, at, with.length);
        return changed;
    }

    /** {@code with} in place of the bytes from one place to another, or at one place where there is no other. */
    private static byte[] spliced(byte[] content, int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, from);
        out.writeBytes(with);
        int rest = Math.max(from, to);
        out.write(content, rest, content.length - rest);
        return out.toByteArray();
    }
}
