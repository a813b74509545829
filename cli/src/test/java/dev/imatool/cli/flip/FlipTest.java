package dev.imatool.cli.flip;

import dev.imatool.cli.Imatool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlipTest {
    @TempDir
    Path folder;

    static Stream<FlipSet> sets() {
        return FlipSet.all().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void explore(FlipSet set) throws Exception {
        Path base = Files.createDirectories(folder.resolve("0"));
        for (var in : set.inputs().entrySet()) {
            Path f = base.resolve(in.getKey());
            Files.createDirectories(f.getParent());
            Files.write(f, in.getValue());
        }
        int ok = run(set, base);
        System.out.println("SET " + set.name() + " base exit " + ok);
        for (String role : set.flipped()) {
            byte[] content = set.inputs().get(role);
            long t = System.nanoTime();
            int n = 0;
            Map<Integer, Integer> survivors = new TreeMap<>();
            for (int at = 0; at < content.length; at++)
                for (int bit = 0; bit < 8; bit++) {
                    byte[] c = content.clone();
                    c[at] = (byte) (c[at] ^ (1 << bit));
                    n++;
                    Files.write(base.resolve(role), c);
                    int e = run(set, base);
                    if (e == 0) survivors.merge(at, 1 << bit, (a, b) -> a | b);
                    if (e == 70) System.out.println("CRASH " + role + " " + at + "." + bit);
                }
            Files.write(base.resolve(role), content);
            StringBuilder s = new StringBuilder();
            survivors.forEach((k, v) -> s.append(k)
                    .append(':')
                    .append(Integer.toHexString(v))
                    .append("(")
                    .append((char) Math.max(32, Math.min(126, content[k])))
                    .append(") "));
            System.out.println(" ROLE " + role + " " + n + " flips, " + (System.nanoTime() - t) / n / 1000
                    + " us each; " + survivors.size() + " bytes survive: " + s);
        }
    }

    static int run(FlipSet set, Path base) {
        String[] args = set.arguments().stream()
                .map(a -> set.inputs().containsKey(a) || a.equals("evidence")
                        ? base.resolve(a).toString()
                        : a)
                .toArray(String[]::new);
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Imatool.run(args, new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, Map.of());
    }
}
