package dev.imatool.parsers.known.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.ReadingEffort;
import dev.imatool.parsers.known.RecordedFiles;
import dev.imatool.parsers.known.SourceProgress;
import dev.imatool.parsers.known.WatchedFiles;
import dev.imatool.parsers.known.image.RootFolder;
import dev.imatool.parsers.known.pack.PackedSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a root file system, and of an archive of one, is the same on any number of threads, errors and their places included. */
class ManyThreadsTest {
    /** Around the sizes at which a content goes to another thread, and in parts. */
    private static final List<Integer> SIZES = List.of(
            0,
            1,
            100,
            (1 << 14) - 1,
            1 << 14,
            (1 << 14) + 1,
            (1 << 14) + (1 << 18),
            (1 << 14) + (1 << 18) + 1,
            1 << 19);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void aFolderIsReadAlike(int threads) throws IOException {
        List<String> expected = folderOfRoot();
        RecordedFiles files = new RecordedFiles();
        KnownSource source = RootFolder.read(folder, with(threads, files)).orElseThrow();

        assertThat(files.files()).containsExactlyElementsOf(expected);
        assertThat(files.links()).containsExactly("/etc/link -> ../usr/f0", "/usr/zlink -> f1");
        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly(
                        "a file of 18253611008 bytes is not hashed: 'usr/f100-huge'",
                        "a file of 18253611008 bytes is not hashed: 'usr/zhuge'");
    }

    /** Files of all sizes in a random order, links among them, and two that are too long to be hashed. */
    private List<String> folderOfRoot() throws IOException {
        Random random = new Random(16);
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("etc"));
        Path usr = Files.createDirectories(folder.resolve("usr"));
        Files.createSymbolicLink(folder.resolve("etc/link"), Path.of("../usr/f0"));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] content = new byte[SIZES.get(random.nextInt(SIZES.size()))];
            random.nextBytes(content);
            Files.write(usr.resolve("f" + i), content);
            expected.add(line("/usr/f" + i, content));
        }
        huge(usr.resolve("f100-huge"));
        huge(usr.resolve("zhuge"));
        Files.createSymbolicLink(usr.resolve("zlink"), Path.of("f1"));
        expected.sort(null);
        return expected;
    }

    private static void huge(Path file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(17L << 30);
        }
    }

    private static String line(String path, byte[] content) {
        return path + " PRESENT sha256:" + HexFormat.of().formatHex(RecordedFiles.sha256(content));
    }

    private static WatchedFiles with(int threads, RecordedFiles files) {
        return new WatchedFiles(files, new ReadingEffort(threads, SourceProgress.NONE));
    }

    /** Whole, and cut off at places of all kinds: in a header, in a short and in a long content. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void anArchiveIsReadAlike(int threads) throws IOException {
        Random random = new Random(17);
        List<String> expected = new ArrayList<>();
        byte[] tar = RecordedFiles.tar(archive -> {
            for (int i = 0; i < 25; i++) {
                byte[] content = new byte[SIZES.get(random.nextInt(SIZES.size()))];
                random.nextBytes(content);
                archive.file("usr/f" + i, content);
                expected.add(line("/usr/f" + i, content));
            }
        });
        assertThat(read(tar, threads))
                .startsWith(expected.toArray(new String[0]))
                .hasSize(25);
        for (int i = 0; i < 8; i++) {
            byte[] cut = Arrays.copyOf(tar, random.nextInt(tar.length));
            assertThat(read(cut, threads)).as("cut at %d", cut.length).isEqualTo(read(cut, 1));
        }
    }

    /** A package: links come in their order, and what a file is does not depend on when its content is hashed. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void aPackageIsReadAlike(int threads) throws IOException {
        Random random = new Random(18);
        List<String> expected = new ArrayList<>();
        byte[] apk = RecordedFiles.tar(archive -> {
            archive.file(".PKGINFO", "pkgname = demo\npkgver = 1.0-1\narch = any\nbackup = usr/f3\n");
            for (int i = 0; i < 25; i++) {
                byte[] content = new byte[SIZES.get(random.nextInt(SIZES.size()))];
                random.nextBytes(content);
                archive.file("usr/f" + i, content);
                archive.special("usr/hard" + i, TarConstants.LF_LINK, "usr/f" + i);
                archive.special("usr/none" + i, TarConstants.LF_LINK, "usr/hard" + (i + 1));
                String line = line("/usr/f" + i, content);
                expected.add(i == 3 ? line.replace(" PRESENT ", " CONFIGURATION ") : line);
                expected.add(line("/usr/hard" + i, content));
            }
        });
        assertThat(read(apk, threads))
                .startsWith(expected.toArray(new String[0]))
                .isEqualTo(read(apk, 1))
                .contains("UNREADABLE 25");
        for (int i = 0; i < 8; i++) {
            byte[] cut = Arrays.copyOf(apk, random.nextInt(apk.length));
            assertThat(read(cut, threads)).as("cut at %d", cut.length).isEqualTo(read(cut, 1));
        }
    }

    private static List<String> read(byte[] tar, int threads) throws IOException {
        RecordedFiles files = new RecordedFiles();
        InputSource input = InputSource.ofStream("x", new ByteArrayInputStream(tar));
        List<String> all = new ArrayList<>();
        PackedSource.read(input, with(threads, files)).ifPresent(source -> {
            all.addAll(files.files());
            source.remarks().forEach(remark -> all.add(KnownReading.text(remark)));
            files.skipped().forEach((why, count) -> all.add(why + " " + count));
        });
        return all;
    }

    /** A content that cannot be read to its end has no digests; those before and after it have theirs, in their order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aContentThatFailsIsLeftOut(int threads) throws IOException {
        OrderedHashes hashes = new OrderedHashes(Set.of(HashAlgorithm.SHA256), threads);
        List<String> heard = new ArrayList<>();
        byte[] content = new byte[1 << 20];
        for (int i = 0; i < 5; i++) {
            String name = "content " + i;
            hashes.add(new ByteArrayInputStream(content), digests -> heard.add(name + " " + text(digests)));
            hashes.later(() -> heard.add("then"));
            assertThatThrownBy(() -> hashes.add(new Failing(), digests -> heard.add("wrong")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("bad sector");
            hashes.add(Failing::new, digests -> heard.add("wrong"), failed -> heard.add(failed.getMessage()));
        }
        hashes.settle();

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String digest = HexFormat.of().formatHex(RecordedFiles.sha256(content));
            expected.addAll(List.of("content " + i + " sha256:" + digest, "then", "bad sector"));
        }
        assertThat(heard).isEqualTo(expected);
    }

    private static String text(List<ContentDigest> digests) {
        return digests.getFirst().text();
    }

    /** Fails after a megabyte. */
    private static final class Failing extends InputStream {
        private int left = 1 << 20;

        @Override
        public int read() throws IOException {
            throw new IOException("bad sector");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("bad sector");
            }
            int count = Math.min(left, length);
            left -= count;
            return count;
        }
    }

    /** Whoever watches hears beforehand how much there is, and in the end that all of it was read. */
    @Test
    void progressIsThatOfTheBytesOfTheFolder() throws IOException {
        folderOfRoot();
        AtomicLong all = new AtomicLong();
        AtomicLong done = new AtomicLong();
        SourceProgress progress = new SourceProgress() {
            @Override
            public boolean watched() {
                return true;
            }

            @Override
            public void expected(long bytes) {
                assertThat(done).hasValue(0);
                all.addAndGet(bytes);
            }

            @Override
            public void read(long bytes) {
                done.addAndGet(bytes);
            }
        };
        RootFolder.read(folder, new WatchedFiles(new RecordedFiles(), new ReadingEffort(2, progress)));

        assertThat(all.get()).isPositive().isEqualTo(done.get()).isLessThan(1L << 28);
    }
}
