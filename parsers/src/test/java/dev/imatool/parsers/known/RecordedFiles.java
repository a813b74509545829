package dev.imatool.parsers.known;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.pack.PackedSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Keeps what a source says, as lines that a test can name. */
public final class RecordedFiles implements KnownFileSink {
    private final Set<HashAlgorithm> algorithms;
    private final List<String> files = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final Map<KnownSkip, Integer> skipped = new EnumMap<>(KnownSkip.class);
    private final List<String> items = new ArrayList<>();
    private final List<ByteString> paths = new ArrayList<>();

    /** Asks for SHA-256. */
    public RecordedFiles() {
        this(Set.of(HashAlgorithm.SHA256));
    }

    /** Asks for these algorithms. */
    public RecordedFiles(Set<HashAlgorithm> algorithms) {
        this.algorithms = algorithms;
    }

    @Override
    public Set<HashAlgorithm> algorithms() {
        return algorithms;
    }

    @Override
    public void file(KnownFile file) {
        String digests = file.digests().stream()
                .filter(digest -> algorithms.contains(digest.algorithm()))
                .map(ContentDigest::text)
                .collect(Collectors.joining(","));
        files.add(text(file.path()) + " " + file.state() + " " + digests);
        items.add(file.item());
        paths.add(file.path());
    }

    @Override
    public void link(String item, ByteString path, ByteString target, boolean symbolic) {
        links.add(text(path) + (symbolic ? " -> " : " = ") + text(target));
    }

    @Override
    public void skipped(KnownSkip why) {
        skipped.merge(why, 1, Integer::sum);
    }

    /** {@code PATH STATE DIGESTS}, in the order of the source. */
    public List<String> files() {
        return files;
    }

    /** The paths of the files as bytes. */
    public List<ByteString> paths() {
        return paths;
    }

    /** {@code PATH -> TARGET}. */
    public List<String> links() {
        return links;
    }

    /** How often something was passed over. */
    public Map<KnownSkip, Integer> skipped() {
        return skipped;
    }

    /** The items of the files, in the order of these. */
    public List<String> items() {
        return items;
    }

    private static String text(ByteString bytes) {
        return bytes.utf8().orElse(bytes.latin1());
    }

    /** A file with this text as its content. */
    public static String file(String path, KnownFile.State state, String content) {
        return path + " " + state + " " + sha256(content);
    }

    /** A file that is there, with this text as its content. */
    public static String present(String path, String content) {
        return file(path, KnownFile.State.PRESENT, content);
    }

    /** {@code sha256:HEX} of a text, by the JDK alone. */
    public static String sha256(String content) {
        return "sha256:" + HexFormat.of().formatHex(sha256(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** SHA-256 by the JDK alone. */
    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads bytes as a source. */
    public KnownSource read(byte[] bytes) {
        try {
            return PackedSource.read(InputSource.ofStream("x", new ByteArrayInputStream(bytes)), this)
                    .orElseThrow();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The bytes of a resource. */
    public static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(RecordedFiles.class.getResourceAsStream("/known/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes members of a tar archive. */
    @FunctionalInterface
    public interface Members {
        /** Writes them. */
        void write(TarWriter tar) throws IOException;
    }

    /** A tar archive. */
    public static byte[] tar(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setAddPaxHeadersForNonAsciiNames(true);
            members.write(new TarWriter(out));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes members one after the other. */
    public record TarWriter(TarArchiveOutputStream out) {
        /** A file with bytes. */
        public TarWriter file(String name, byte[] content) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        }

        /** A file with a text. */
        public TarWriter file(String name, String content) throws IOException {
            return file(name, content.getBytes(StandardCharsets.UTF_8));
        }

        /** A symbolic or hard link, or a directory. */
        public TarWriter special(String name, byte type, String target) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
            entry.setLinkName(target);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
            return this;
        }
    }
}
