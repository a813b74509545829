package dev.imatool.parsers.known.json;

import dev.imatool.model.ByteString;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.parsers.known.FileDigests;
import dev.imatool.parsers.known.HashNames;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.KnownRemarks;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceFormReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files of a bill of materials in JSON. They look alike: an object has the name of the file, and an array of objects with the name of a
 * hash and hex digits. Which members these are is what parts the forms.
 */
public final class BillOfMaterials implements SourceFormReader {
    private static final int LONGEST_ITEM = 200;
    private static final Set<String> WANTED = Set.of(
            "type",
            "@type",
            "name",
            "version",
            "alg",
            "content",
            "algorithm",
            "checksumValue",
            "hashValue",
            "value",
            "fileName",
            "path",
            "layerID",
            "location",
            "verifiedUsing",
            "spdxId",
            "@id");

    /** The type of a file in SPDX 3: {@code software_File}, and {@code Software/File} as it was in candidates. */
    private static final Pattern THIRD = Pattern.compile("(?:\\S*[/:#])?[Ss]oftware[_/]?File");

    private final Dialect dialect;

    private BillOfMaterials(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Where a form has what. */
    private enum Dialect {
        /** {@code components[]} of type {@code file}, at any depth; {@code hashes[]} of {@code alg} and {@code content}. */
        CYCLONEDX,
        /** {@code files[]} with {@code checksums[]}; in version 3 {@code software_File} with {@code verifiedUsing[]}. */
        SPDX,
        /** {@code files[]} with a {@code location} and {@code digests[]}; files of packages with one {@code digest}. */
        SYFT
    }

    /** CycloneDX, ECMA-424. */
    public static BillOfMaterials cycloneDx() {
        return new BillOfMaterials(Dialect.CYCLONEDX);
    }

    /** SPDX 2 and 3. */
    public static BillOfMaterials spdx() {
        return new BillOfMaterials(Dialect.SPDX);
    }

    /** Syft's own. */
    public static BillOfMaterials syft() {
        return new BillOfMaterials(Dialect.SYFT);
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        Files files = new Files(dialect, sink, remarks);
        long documents = JsonWalk.over(content, files, remarks);
        files.references.resolve(sink, remarks);
        return Math.max(1, documents);
    }

    /** Keeps what properties say of the place of a component. */
    private static final String LOCATED = "located";

    private static final class Files implements JsonVisitor {
        private final Dialect dialect;
        private final KnownFileSink sink;
        private final KnownRemarks remarks;
        private final FileDigests digests;
        private final HashReferences references = new HashReferences();

        Files(Dialect dialect, KnownFileSink sink, KnownRemarks remarks) {
            this.dialect = dialect;
            this.sink = sink;
            this.remarks = remarks;
            this.digests = new FileDigests(sink);
        }

        @Override
        public boolean wants(String member) {
            return WANTED.contains(member);
        }

        @Override
        public void end(JsonFrame frame, Place place) {
            switch (dialect) {
                case CYCLONEDX -> cycloneDx(frame, place);
                case SPDX -> spdx(frame, place);
                case SYFT -> syft(frame, place);
            }
        }

        private void cycloneDx(JsonFrame frame, Place place) {
            switch (frame.name()) {
                case "hashes" -> digest(frame, frame.text("alg"), frame.text("content"), place);
                case "occurrences" ->
                    // evidence.occurrences[].location of a component
                    frame.parent()
                            .flatMap(JsonFrame::parent)
                            .ifPresent(component -> component.path(frame.text("location")));
                case "properties" -> located(frame);
                case "components", "component" -> component(frame);
                default -> {
                    // no file and no hash
                }
            }
        }

        /** Files, and anything else with hashes that says where it lies. */
        private void component(JsonFrame frame) {
            String name = frame.text("name");
            boolean file = frame.text("type").equals("file")
                    || name.startsWith("/")
                    || (!frame.has("type") && name.indexOf('/') >= 0);
            if (file) {
                boolean elsewhere = name.indexOf('/') < 0 && frame.has(LOCATED);
                files(owner(frame), frame, elsewhere ? frame.text(LOCATED) : name);
            } else if (!frame.paths().isEmpty() && !frame.noDigest()) {
                files(item(frame), frame, name);
            }
        }

        /** Where Syft found what it calls by its last name. */
        private static void located(JsonFrame property) {
            String name = property.text("name");
            if (name.startsWith("syft:location:") && name.endsWith(":path")) {
                property.parent()
                        .filter(component -> !component.has(LOCATED))
                        .ifPresent(component -> component.put(LOCATED, property.text("value")));
            }
        }

        /** The component around that is no file. */
        private static String owner(JsonFrame frame) {
            Optional<JsonFrame> around = frame.parent();
            while (around.isPresent()
                    && (around.get().text("type").equals("file")
                            || !around.get().has("name"))) {
                around = around.get().parent();
            }
            return around.map(Files::item).orElse("");
        }

        private void spdx(JsonFrame frame, Place place) {
            String type = frame.text(frame.has("type") ? "type" : "@type");
            if (frame.name().equals("checksums")) {
                digest(frame, frame.text("algorithm"), frame.text("checksumValue"), place);
            } else if (frame.name().equals("verifiedUsing")) {
                digest(frame, frame.text("algorithm"), frame.text("hashValue"), place);
            } else if (THIRD.matcher(type).matches()) {
                boolean refers = frame.noDigest() && references.file(frame);
                if (!refers) {
                    files("", frame, frame.text("name"));
                }
            } else if (type.equals("Hash") && frame.has("hashValue")) {
                references.hash(frame);
            } else if (frame.name().equals("files") && frame.element()) {
                files("", frame, frame.text("fileName"));
            }
        }

        private void syft(JsonFrame frame, Place place) {
            switch (frame.name()) {
                case "digests", "digest" -> digest(frame, frame.text("algorithm"), frame.text("value"), place);
                case "location" ->
                    frame.parent().ifPresent(file -> {
                        file.path(frame.text("path"));
                        file.put("layerID", frame.text("layerID"));
                    });
                case "files" -> {
                    boolean ofPackage = frame.has("path");
                    if (!ofPackage) {
                        files(frame.text("layerID"), frame, "");
                    } else if (!frame.noDigest()) {
                        // metadata.files[] of an artifact
                        files(
                                frame.parent()
                                        .flatMap(JsonFrame::parent)
                                        .map(Files::item)
                                        .orElse(""),
                                frame,
                                frame.text("path"));
                    }
                }
                default -> {
                    // no file and no hash
                }
            }
        }

        private static String item(JsonFrame frame) {
            String item = (frame.text("name") + " " + frame.text("version")).strip();
            return item.substring(0, Math.min(LONGEST_ITEM, item.length()));
        }

        /** Adds a digest to the object around; one that is none is remarked. */
        private void digest(JsonFrame frame, String hash, String hex, Place place) {
            if (frame.parent().isEmpty() || hash.isEmpty()) {
                return;
            }
            JsonFrame file = frame.parent().get();
            if (HashNames.of(hash).isEmpty()) {
                file.unknownDigest();
                return;
            }
            Optional<ContentDigest> digest =
                    HashNames.of(hash).flatMap(algorithm -> ContentDigest.listed(false, algorithm, hex));
            digest.ifPresent(file::digest);
            if (digest.isEmpty()) {
                sink.skipped(KnownSkip.UNREADABLE);
                remarks.error(place, KnownRemarks.quoted(hex) + " is not a digest of " + KnownRemarks.quoted(hash));
            }
        }

        /** Hands on a file under its name, or under the places where it was found. */
        private void files(String item, JsonFrame file, String name) {
            if (file.paths().isEmpty()) {
                file.path(name);
            }
            for (String path : file.paths()) {
                if (!path.isEmpty()) {
                    file.digestsTo(digests);
                    digests.file(item, ByteString.ofText(path));
                }
            }
        }
    }
}
