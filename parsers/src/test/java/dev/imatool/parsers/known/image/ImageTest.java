package dev.imatool.parsers.known.image;

import static dev.imatool.parsers.known.RecordedFiles.file;
import static dev.imatool.parsers.known.RecordedFiles.present;
import static dev.imatool.parsers.known.RecordedFiles.tar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownReading;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.RecordedFiles;
import dev.imatool.parsers.known.SourceForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image with two layers: a hard link, a whiteout, an opaque directory, a linked directory. */
class ImageTest {
    private static final byte[] IMAGE = RecordedFiles.resource("demo-oci.tar");
    private static final String LOWER = "64935bdbdead25f155ca2339e677224e8807ae760975365196086708bac5509b";
    private static final String HIGHER = "9e81903b4580905a0066e0996e705b541e6a2526206a0bccc1761ffbf13939ec";

    /** What was put into the layers; the digests are the JDK's. */
    private static final List<String> FILES = List.of(
            file("/usr/bin/app", KnownFile.State.LOWER_LAYER, "app v1\n"),
            present("/usr/bin/sh", "shell\n"),
            file("/etc/old", KnownFile.State.WHITED_OUT, "old\n"),
            file("/opt/a", KnownFile.State.WHITED_OUT, "a\n"),
            present("/usr/bin/app", "app v2\n"),
            present("/usr/bin/app2", "app v2\n"),
            present("/opt/b", "b\n"),
            present("/etc/my conf", "x\n"));

    private final RecordedFiles files = new RecordedFiles();

    @Test
    void anOciLayoutIsReadLayerByLayer() {
        KnownSource source = files.read(IMAGE);

        assertThat(source.form()).isEqualTo(SourceForm.OCI_LAYOUT);
        assertThat(source.items()).isEqualTo(2);
        assertThat(source.remarks()).isEmpty();
        assertThat(files.files()).containsExactlyElementsOf(FILES);
        assertThat(files.items().subList(0, 4)).containsOnly("demo:1 layer 64935bdbdead");
        assertThat(files.items().subList(4, 8)).containsOnly("demo:1 layer 9e81903b4580");
        assertThat(files.links()).containsExactly("/bin -> usr/bin");
        assertThat(files.skipped()).isEqualTo(Map.of(KnownSkip.LINK, 1));
    }

    @Test
    void aPackedArchiveIsTheSame() throws IOException {
        assertThat(files.read(gzip(IMAGE)).form()).isEqualTo(SourceForm.OCI_LAYOUT);
        assertThat(files.files()).containsExactlyElementsOf(FILES);
    }

    /** Layers as {@code docker save} has them: by the name of a manifest, not packed, checked by the configuration. */
    @Test
    void anArchiveOfDockerIsTheSame() throws IOException {
        KnownSource source = files.read(docker(Map.of()));

        assertThat(source.remarks()).isEmpty();
        assertThat(source.form()).isEqualTo(SourceForm.DOCKER_ARCHIVE);
        assertThat(files.files()).containsExactlyElementsOf(FILES);
        assertThat(files.items().getFirst()).isEqualTo("demo:2 layer 31304152a4f3");
    }

    /** Its second layer is not what the configuration names: what it hides is hidden, and what it brings is not known. */
    @Test
    void aLayerThatTheConfigurationDoesNotNameIsNotGood() throws IOException {
        byte[] other = tar(layer -> layer.file("usr/bin/app", "evil\n"));
        KnownSource source = files.read(docker(Map.of("two/layer.tar", other)));

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly("a layer does not have the digest that the image's configuration has for it:"
                        + " 'two/layer.tar'");
        assertThat(files.files())
                .contains(file("/usr/bin/app", KnownFile.State.LOWER_LAYER, "app v1\n"))
                .noneMatch(line -> line.contains(RecordedFiles.sha256("evil\n")));
        assertThat(files.skipped()).containsEntry(KnownSkip.UNREADABLE, 1);
    }

    /** Somebody exchanged a layer and kept its name. */
    @Test
    void aLayerWithoutItsDigestIsNotGood() throws IOException {
        Map<String, byte[]> members = members(IMAGE);
        members.put("blobs/sha256/" + HIGHER, tar(layer -> layer.file("usr/bin/app", "evil\n")));
        KnownSource source = files.read(archive(members));

        assertThat(source.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(KnownReading.text(remark))
                        .startsWith("blobs/sha256/" + HIGHER
                                + ": its bytes do not have the digest that it is named after: they have "));
        assertThat(files.files()).noneMatch(line -> line.contains(RecordedFiles.sha256("evil\n")));
        assertThat(files.files()).contains(present("/usr/bin/sh", "shell\n"));
    }

    @Test
    void aManifestWithoutItsDigestIsNotRead() throws IOException {
        Map<String, byte[]> members = members(IMAGE);
        String manifest = members.keySet().stream()
                .filter(name -> name.contains("348d5c69"))
                .findFirst()
                .orElseThrow();
        members.put(manifest, "{\"layers\":[]}".getBytes(StandardCharsets.UTF_8));

        assertThat(files.read(archive(members)).remarks())
                .extracting(Diagnostic::message)
                .anyMatch(message -> message.startsWith("a manifest cannot be read: 'sha256:348d5c69"))
                .contains("the image has no manifest whose layers could be read");
        assertThat(files.files()).isEmpty();
    }

    @Test
    void aMissingLayerIsSaid() throws IOException {
        Map<String, byte[]> members = members(IMAGE);
        members.remove("blobs/sha256/" + LOWER);

        assertThat(files.read(archive(members)).remarks())
                .extracting(KnownReading::text)
                .contains("a layer is not in the image: 'sha256:" + LOWER + "' (what it hides is not known)");
        assertThat(files.files()).contains(present("/opt/b", "b\n"));
    }

    /** What such a layer replaces would pass for present without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.erofs.layer.v1", "application/vnd.oci.image.layer.squashfs"})
    void aLayerOfAKindThatIsNotReadIsSaid(String type) throws IOException {
        assertThat(files.read(withSecondLayer(type)).remarks())
                .extracting(KnownReading::text)
                .containsExactly("a layer of a kind that is not read: '" + type
                        + "' (what it has and what it hides is not known)");
        assertThat(files.files()).containsExactly(present("/a", "a\n"));
    }

    /** What builders and signers attach holds no files. */
    @Test
    void aStatementAboutAnImageIsNoLayer() throws IOException {
        assertThat(files.read(withSecondLayer("application/vnd.in-toto+json")).remarks())
                .isEmpty();
    }

    @Test
    void indexesThatAreTooDeepAreSaid() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        byte[] layer = tar(out -> out.file("a", "a\n"));
        String digest = put(members, bytes("{\"layers\":[{\"digest\":\"" + put(members, layer) + "\"}]}"));
        String deeper = put(members, bytes("{\"layers\":[]}"));
        String last = deeper;
        for (int i = 0; i < 4; i++) {
            last = put(members, bytes("{\"manifests\":[{\"digest\":\"" + last + "\"}]}"));
        }
        members.put("oci-layout", bytes("{}"));
        members.put(
                "index.json", bytes("{\"manifests\":[{\"digest\":\"" + digest + "\"},{\"digest\":\"" + last + "\"}]}"));
        assertThat(files.read(archive(members)).remarks())
                .extracting(KnownReading::text)
                .containsExactly("an index in indexes is too deep; it was not read: '" + deeper + "'");
    }

    private static byte[] withSecondLayer(String type) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        String first = put(members, tar(out -> out.file("a", "a\n")));
        String second = put(members, bytes("{}"));
        String manifest = put(
                members,
                bytes("{\"layers\":[{\"digest\":\"" + first + "\"},{\"mediaType\":\"" + type + "\",\"digest\":\""
                        + second + "\"}]}"));
        members.put("index.json", bytes("{\"manifests\":[{\"digest\":\"" + manifest + "\"}]}"));
        members.put("oci-layout", bytes("{\"imageLayoutVersion\":\"1.0.0\"}"));
        return archive(members);
    }

    /** Adds a blob; its digest, as a descriptor has it. */
    private static String put(Map<String, byte[]> members, byte[] blob) {
        String hex = HexFormat.of().formatHex(RecordedFiles.sha256(blob));
        members.put("blobs/sha256/" + hex, blob);
        return "sha256:" + hex;
    }

    /** Cut between members, or in what stands before one: only the end mark is missing. */
    @ParameterizedTest
    @ValueSource(ints = {2560, 3000})
    void anArchiveWithoutEndIsSaidToBeCut(int length) {
        assertThat(files.read(Arrays.copyOf(IMAGE, length)).remarks())
                .extracting(KnownReading::text)
                .contains("byte " + length + ": the tar archive has no end mark: it may be cut short"
                        + " (every member before it was read)");
    }

    /** The place is that in the archive, inside the first blob. */
    @Test
    void aCutMemberSaysWhere() {
        KnownSource source = files.read(Arrays.copyOf(IMAGE, 3100));

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .contains("byte 3100: the tar archive is not read further inside './blobs/sha256/" + LOWER
                        + "': it ends early");
        assertThat(files.files()).isEmpty();
    }

    /** A layer that is cut: what precedes the damage is known, and the remark names the layer and the place in it. */
    @Test
    void aCutLayerSaysWhichAndWhere() throws IOException {
        byte[] layer = tar(out -> out.file("a", "a\n").file("b", new byte[5000]));
        byte[] cut = Arrays.copyOf(layer, 3000);
        String name = "blobs/sha256/" + HexFormat.of().formatHex(RecordedFiles.sha256(cut));
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put(name, cut);
        addIndex(members, List.of(name));
        KnownSource source = files.read(archive(members));

        assertThat(source.remarks())
                .extracting(KnownReading::text)
                .containsExactly(name + ", byte 3000: the tar archive is not read further inside 'b': it ends early");
        assertThat(files.files()).containsExactly(present("/a", "a\n"));
    }

    /** Rules of the specification that the demo lacks. */
    @Test
    void whiteoutsHideNothingOfTheirOwnLayer() throws IOException {
        byte[] lower = tar(out ->
                out.file("d/old", "1").file("d/sub/deep", "2").file("e", "3").file("same", "4"));
        byte[] higher = tar(out -> out.file("d/new", "5")
                .file("d/.wh..wh..opq", "")
                .file("e", "6")
                .file(".wh.e", "")
                .file("same", "4")
                .file(".wh..wh.plnk", ""));
        KnownSource source = files.read(image(lower, higher));

        assertThat(source.remarks()).isEmpty();
        assertThat(files.files())
                .containsExactly(
                        file("/d/old", KnownFile.State.WHITED_OUT, "1"),
                        file("/d/sub/deep", KnownFile.State.WHITED_OUT, "2"),
                        file("/e", KnownFile.State.LOWER_LAYER, "3"),
                        present("/d/new", "5"),
                        present("/e", "6"),
                        present("/same", "4"));
    }

    /** A higher layer that writes through a link of a lower one, as builds in usr-merged images do. */
    @Test
    void membersFollowLinkedDirectoriesOfLowerLayers() throws IOException {
        byte[] lower = tar(out -> out.special("bin", TarConstants.LF_SYMLINK, "usr/bin")
                .special("sbin", TarConstants.LF_SYMLINK, "/../usr/../usr/bin")
                .file("usr/bin/x", "1"));
        byte[] higher =
                tar(out -> out.file("bin/x", "2").file("sbin/y", "3").special("z", TarConstants.LF_LINK, "bin/y"));
        files.read(image(lower, higher));

        assertThat(files.files())
                .containsExactly(
                        file("/usr/bin/x", KnownFile.State.LOWER_LAYER, "1"),
                        present("/usr/bin/x", "2"),
                        present("/usr/bin/y", "3"),
                        present("/z", "3"));
    }

    @Test
    void circlesOfLinksAndNamesOutsideEndInAnAnswer() throws IOException {
        byte[] layer = tar(out -> out.special("a", TarConstants.LF_SYMLINK, "b")
                .special("b", TarConstants.LF_SYMLINK, "a")
                .special("c", TarConstants.LF_SYMLINK, "c/c/c")
                .file("a/x", "1")
                .file("c/x", "2")
                .file("../../etc/shadow", "3")
                .file("good", "4")
                .special("hard", TarConstants.LF_LINK, "nowhere")
                .special("up", TarConstants.LF_LINK, "../good"));
        KnownSource source = files.read(image(layer));

        assertThat(files.files()).containsExactly(present("/good", "4"));
        assertThat(files.skipped()).containsEntry(KnownSkip.UNREADABLE, 5);
        assertThat(source.remarks())
                .extracting(Diagnostic::message)
                .contains(
                        "links lead in a circle or too deep: '/a/x'",
                        "links lead in a circle or too deep: '/c/x'",
                        "a name leads out of the root or is too long: '../../etc/shadow'",
                        "a hard link names what is not in the image: '/hard'",
                        "a hard link leads out of the root: 'up'");
    }

    private static byte[] image(byte[]... layers) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (byte[] layer : layers) {
            members.put("blobs/sha256/" + HexFormat.of().formatHex(RecordedFiles.sha256(layer)), layer);
        }
        addIndex(members, List.copyOf(members.keySet()));
        return archive(members);
    }

    private static void addIndex(Map<String, byte[]> members, List<String> layers) {
        StringBuilder list = new StringBuilder();
        for (String layer : layers) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"digest\":\"sha256:")
                    .append(layer.substring("blobs/sha256/".length()))
                    .append("\"}");
        }
        byte[] manifest = bytes("{\"layers\":[" + list + "]}");
        String digest = HexFormat.of().formatHex(RecordedFiles.sha256(manifest));
        members.put("blobs/sha256/" + digest, manifest);
        members.put("index.json", bytes("{\"manifests\":[{\"digest\":\"sha256:" + digest + "\"}]}"));
        members.put("oci-layout", bytes("{\"imageLayoutVersion\":\"1.0.0\"}"));
    }

    /** What the layers unpack to, under names that docker gave them, with some members exchanged. */
    private static byte[] docker(Map<String, byte[]> exchanged) throws IOException {
        Map<String, byte[]> layout = members(IMAGE);
        byte[] configuration = layout.entrySet().stream()
                .filter(member -> member.getKey().contains("a67ffb8c"))
                .findFirst()
                .orElseThrow()
                .getValue();
        String name = HexFormat.of().formatHex(RecordedFiles.sha256(configuration)) + ".json";
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("one/layer.tar", gunzip(layout.get("blobs/sha256/" + LOWER)));
        members.put("two/layer.tar", gunzip(layout.get("blobs/sha256/" + HIGHER)));
        members.put(name, configuration);
        members.put(
                "manifest.json",
                bytes("[{\"Config\":\"" + name + "\",\"RepoTags\":[\"demo:2\"],"
                        + "\"Layers\":[\"one/layer.tar\",\"two/layer.tar\"]}]"));
        members.putAll(exchanged);
        return archive(members);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> members(byte[] archive) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isFile()) {
                    members.put(entry.getName().replaceFirst("^\\./", ""), in.readAllBytes());
                }
            }
        }
        return members;
    }

    private static byte[] archive(Map<String, byte[]> members) {
        return tar(out -> {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                out.file(member.getKey(), member.getValue());
            }
        });
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gunzip(byte[] content) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        }
    }
}
