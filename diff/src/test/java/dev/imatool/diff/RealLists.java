package dev.imatool.diff;

import dev.imatool.model.ByteString;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ascii lists of the fixtures, split by hand: the parsers are no part of these tests. */
public final class RealLists {
    private static final Pattern LINE = Pattern.compile(
            "\\s*[0-9]+ ([0-9a-f]{40}) (ima-ng|ima-buf) ([^ ]+):([0-9a-f]+) (?:([0-9]{10}):)?([^ ]+).*");

    private RealLists() {}

    static List<TestEntry> snapshot(String name) {
        return entries("/corpus/" + name + "/ascii_runtime_measurements");
    }

    /** Every line of a resource that is an entry; a pasted session has other lines as well. */
    public static List<TestEntry> entries(String resource) {
        List<TestEntry> entries = new ArrayList<>();
        text(resource).lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            TestEntry entry =
                    TestEntry.file(line.group(6), "").digested(line.group(3), ByteString.ofHex(line.group(4)));
            entry = line.group(2).equals("ima-buf") ? entry.buffer() : entry;
            entry = line.group(5) == null ? entry : entry.in(line.group(5));
            entries.add(line.group(1).matches("0+") ? violated(entry) : entry);
        });
        return Diffs.list(entries.toArray(TestEntry[]::new));
    }

    private static TestEntry violated(TestEntry entry) {
        return new TestEntry(
                0,
                Template.of("ima-ng", "d-ng|n-ng"),
                entry.path(),
                entry.container(),
                entry.algorithm(),
                entry.digest(),
                Optional.empty(),
                true,
                Provenance.REENCODED,
                entry.pcr());
    }

    private static String text(String resource) {
        try (InputStream stream = RealLists.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
