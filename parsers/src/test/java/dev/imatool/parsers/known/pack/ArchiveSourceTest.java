package dev.imatool.parsers.known.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.source.KnownSourceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveSourceTest {
    private static final String A = "43f615a362f87176e0ac5701d4cc214f259ab4cb8c945d282e58e38099943e37";
    private static final String B = "3d9f2889d6782537624a4e1a10e68a2ddd53e0ee8bac02676f27308f42ec6bf6";

    @TempDir
    Path folder;

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> lists() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("sums/a.txt", text(A + "  /usr/bin/a\n"));
        members.put("sums/deeper/b.gz", gzip(text("path,sha256\n/usr/bin/b," + B + "\n")));
        members.put("sums/README", text("what this is\n"));
        return members;
    }

    private KnownReading read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        KnownReading reading = new KnownReading();
        assertThat(ArchiveSource.isOne(file)).isTrue();
        KnownSource source = ArchiveSource.read(file, false, reading, (member, sink) -> {
            try (KnownSourceReader opened = KnownSourceReader.open(member, true)) {
                return opened.form().isPresent() ? opened.read(sink) : PackedSource.read(opened.source(), sink);
            }
        });
        reading.source = Optional.of(source);
        return reading;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    void membersAreSources(String form) throws IOException {
        byte[] bytes = switch (form) {
            case "zip" -> zip(lists());
            case "tar" -> tar(lists());
            default -> gzip(tar(lists()));
        };
        KnownReading read = read("lists." + form, bytes);
        assertThat(read.lines())
                .containsExactly(
                        "sums/a.txt|/usr/bin/a|PRESENT|sha256:" + A + "?",
                        "sums/deeper/b.gz|/usr/bin/b|PRESENT|sha256:" + B);
        assertThat(read.remarks())
                .singleElement()
                .asString()
                .contains("sums/README")
                .contains("of no form that is read");
        assertThat(read.source.orElseThrow().items()).isEqualTo(2);
        assertThat(read.source.orElseThrow().sha256()).isPresent();
    }

    /** The files of a system may well be lists of checksums. */
    @ParameterizedTest
    @ValueSource(strings = {"usr/share/sums", "./etc/sums", "blobs/sha256/sums"})
    void aTarOfASystemOrAnImageIsNone(String name) throws IOException {
        Path file = Files.write(folder.resolve("root.tar"), tar(Map.of(name, text(A + "  /usr/bin/a\n"))));
        assertThat(ArchiveSource.isOne(file)).isFalse();
    }

    /** Where lists are collected, and where systems have files, too, but none without the other marks of one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"tmp", "./home/me", "root", "mnt/case", "opt", "srv", "media/stick", "run", "var/tmp", "dev"})
    void aTarOfListsInOneFolderIsOne(String name) throws IOException {
        KnownReading read = read("lists.tar", tar(Map.of(name + "/sums", text(A + "  /usr/bin/a\n"))));
        assertThat(read.digests("/usr/bin/a")).containsExactly("sha256:" + A);
    }

    @Test
    void aTarOfAnythingElseIsNone() throws IOException {
        Path file = Files.write(
                folder.resolve("app.tar"),
                tar(Map.of(
                        "app/run", text("#!/bin/sh\n"), "app/lib", text("x"), "app/SHA256SUMS", text(A + "  run\n"))));
        assertThat(ArchiveSource.isOne(file)).isFalse();
    }

    @Test
    void whatIsCutShortIsSaid() throws IOException {
        for (String form : new String[] {"zip", "tar"}) {
            byte[] whole = form.equals("zip") ? zip(lists()) : tar(lists());
            int end = form.equals("zip") ? whole.length - 30 : 1024;
            KnownReading read = read("cut." + form, Arrays.copyOf(whole, end));
            assertThat(read.digests("/usr/bin/a")).containsExactly("sha256:" + A);
            assertThat(read.remarks()).anyMatch(remark -> remark.contains("cut short"));
        }
    }

    /** Ten members of 28 MiB each, in 1 MiB: more than a hundred times as much. */
    @Test
    void aBombEndsInARemark() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            byte[] lines = text((A + "  /a\n").repeat(1 << 12));
            for (int member = 0; member < 10; member++) {
                zip.putNextEntry(new ZipEntry("list" + member));
                for (int i = 0; i < 100; i++) {
                    zip.write(lines);
                }
            }
        }
        KnownReading read = new KnownReading();
        Path file = Files.write(folder.resolve("bomb.zip"), bomb.toByteArray());
        KnownSource source = ArchiveSource.read(file, false, read, (member, sink) -> {
            try (KnownSourceReader opened = KnownSourceReader.open(member, true)) {
                return opened.read(KnownFileSink.NOTHING);
            }
        });
        assertThat(source.remarks())
                .filteredOn(remark -> remark.message().contains("its members have more than"))
                .extracting(remark -> remark.place().words().orElse(""))
                .containsExactly("list8", "list9");
    }
}
