package dev.imatool.parsers.known;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.diagnostic.Advice;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.source.KnownSourceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a test reads of a source. */
public final class KnownReading implements KnownFileSink {
    public final List<KnownFile> files = new ArrayList<>();
    public final List<String> links = new ArrayList<>();
    public final Map<KnownSkip, Integer> skips = new EnumMap<>(KnownSkip.class);
    public Optional<KnownSource> source = Optional.empty();

    /** Reads bytes. */
    public static KnownReading of(byte[] bytes) {
        KnownReading reading = new KnownReading();
        try {
            reading.source =
                    KnownSourceReader.read(InputSource.ofStream("source", new ByteArrayInputStream(bytes)), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    /** Reads a text, one byte a character. */
    public static KnownReading of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads a file of the test resources. */
    public static KnownReading ofResource(String name) {
        return of(resource(name));
    }

    /** The bytes of a file of the test resources. */
    public static byte[] resource(String name) {
        try (InputStream in = KnownReading.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form. */
    public SourceForm form() {
        return source.orElseThrow().form();
    }

    /** Each file as {@code item|path|STATE|digest digest}, bare ones with a {@code ?} behind. */
    public List<String> lines() {
        return files.stream().map(KnownReading::line).toList();
    }

    /** The digests of a path. */
    public List<String> digests(String path) {
        return files.stream()
                .filter(file -> file.path().latin1().equals(path))
                .flatMap(file -> file.digests().stream().map(ContentDigest::text))
                .toList();
    }

    /** What was remarked. */
    public List<String> remarks() {
        return source.orElseThrow().remarks().stream()
                .map(remark -> remark.severity() + " " + text(remark))
                .toList();
    }

    /** Place, message and advice of a remark in one line. */
    public static String text(Diagnostic remark) {
        return remark.place().words().map(at -> at + ": ").orElse("")
                + remark.message()
                + remark.hint().map(advice -> " (" + words(advice) + ")").orElse("");
    }

    private static String words(Advice advice) {
        return advice instanceof Advice.InWords said ? said.text() : advice.toString();
    }

    /** Where something was remarked. */
    public List<String> places() {
        return source.orElseThrow().remarks().stream()
                .map(Diagnostic::place)
                .map(place -> place.words().orElse(""))
                .toList();
    }

    private static String line(KnownFile file) {
        return file.item() + "|" + file.path().latin1() + "|" + file.state() + "|"
                + file.digests().stream().map(ContentDigest::text).collect(Collectors.joining(" "))
                + (file.bare() ? "?" : "");
    }

    @Override
    public Set<HashAlgorithm> algorithms() {
        return Set.of(HashAlgorithm.SHA256);
    }

    @Override
    public void file(KnownFile file) {
        files.add(file);
    }

    @Override
    public void link(String item, ByteString path, ByteString target, boolean symbolic) {
        links.add(item + "|" + path.latin1() + (symbolic ? " -> " : " => ") + target.latin1());
    }

    @Override
    public void skipped(KnownSkip why) {
        skips.merge(why, 1, Integer::sum);
    }
}
