package dev.imatool.parsers.known.xml;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Files of a bill of materials in XML: {@code component} of CycloneDX (ECMA-424) with {@code hash alg="SHA-256"}, and {@code File} or
 * {@code files} of SPDX 2 with {@code algorithm} and {@code checksumValue}, as RDF or as plain XML.
 */
public final class XmlBillOfMaterials implements SourceFormReader {
    private static final int LONGEST = 1 << 14;
    private static final int LONGEST_ITEM = 200;
    private static final int MOST_NOTED = 64;

    private final Deque<Described> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private String algorithm = "";
    private String hex = "";

    /** Something that may be a file, as far as it was read. */
    private static final class Described {
        private final boolean component;
        private final String type;
        private String name = "";
        private String version = "";
        private final List<String> places = new ArrayList<>();
        private final List<ContentDigest> digests = new ArrayList<>();
        private boolean unknown;

        Described(boolean component, String type) {
            this.component = component;
            this.type = type;
        }

        boolean isFile() {
            return !component
                    || type.equals("file")
                    || name.startsWith("/")
                    || (!places.isEmpty() && !(digests.isEmpty() && !unknown));
        }
    }

    @Override
    public long read(InputStream content, KnownFileSink sink, KnownRemarks remarks) throws IOException {
        FileDigests digests = new FileDigests(sink);
        XmlInput.visit(
                content,
                new XmlInput.Visitor() {
                    @Override
                    public void begin(XMLStreamReader reader, String name) {
                        XmlBillOfMaterials.this.begin(reader, name);
                    }

                    @Override
                    public void text(String piece) {
                        text.append(piece, 0, Math.min(piece.length(), LONGEST - Math.min(LONGEST, text.length())));
                    }

                    @Override
                    public void end(String name, Place place) {
                        XmlBillOfMaterials.this.end(name, place, digests, sink, remarks);
                    }
                },
                remarks);
        return 1;
    }

    private void begin(XMLStreamReader reader, String name) {
        text.setLength(0);
        switch (name) {
            case "component" -> open.push(new Described(true, attribute(reader, "type")));
            case "File", "files" -> open.push(new Described(false, ""));
            case "hash" -> algorithm = attribute(reader, "alg");
            case "algorithm" -> algorithm = attribute(reader, "resource");
            default -> {
                // its text is what matters, if anything
            }
        }
    }

    private static String attribute(XMLStreamReader reader, String wanted) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (XmlInput.local(reader.getAttributeLocalName(i)).equals(wanted)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private void end(String name, Place place, FileDigests digests, KnownFileSink sink, KnownRemarks remarks) {
        @Nullable Described around = open.peek();
        String said = text.toString().strip();
        text.setLength(0);
        if (around == null) {
            return;
        }
        switch (name) {
            case "name" -> around.name = around.component && around.name.isEmpty() ? said : around.name;
            case "version" -> around.version = around.version.isEmpty() ? said : around.version;
            case "fileName" -> around.name = said;
            case "location" -> {
                if (around.component && around.places.size() < MOST_NOTED) {
                    around.places.add(said);
                }
            }
            case "hash" -> digest(around, algorithm, said, place, sink, remarks);
            case "algorithm" -> algorithm = hash(algorithm.isEmpty() ? said : algorithm);
            case "checksumValue" -> hex = said;
            case "checksum", "checksums" -> {
                digest(around, algorithm, hex, place, sink, remarks);
                algorithm = "";
                hex = "";
            }
            case "component", "File", "files" -> {
                open.pop();
                file(around, digests);
            }
            default -> {
                // says nothing of a content
            }
        }
    }

    /** The name of a hash in {@code http://spdx.org/rdf/terms#checksumAlgorithm_sha256}. */
    private static String hash(String said) {
        return said.substring(said.indexOf("checksumAlgorithm_") < 0 ? 0 : said.lastIndexOf('_') + 1);
    }

    private static void digest(
            Described file, String hash, String hex, Place place, KnownFileSink sink, KnownRemarks remarks) {
        if (hex.isEmpty()) {
            return;
        }
        if (HashNames.of(hash).isEmpty()) {
            file.unknown = true;
            return;
        }
        Optional<ContentDigest> digest =
                HashNames.of(hash).flatMap(algorithm -> ContentDigest.listed(false, algorithm, hex));
        digest.filter(read -> file.digests.size() < MOST_NOTED).ifPresent(file.digests::add);
        if (digest.isEmpty()) {
            sink.skipped(KnownSkip.UNREADABLE);
            remarks.error(place, KnownRemarks.quoted(hex) + " is no digest of " + KnownRemarks.quoted(hash));
        }
    }

    private void file(Described file, FileDigests digests) {
        if (!file.isFile()) {
            return;
        }
        String item = file.component && !file.type.equals("file") && !file.name.startsWith("/") ? item(file) : owner();
        for (String path : file.places.isEmpty() ? List.of(file.name) : file.places) {
            if (!path.isEmpty()) {
                file.digests.forEach(digests::add);
                if (file.unknown) {
                    digests.addUnknown();
                }
                digests.file(item, ByteString.ofText(path));
            }
        }
    }

    /** The component around that is no file. */
    private String owner() {
        return open.stream()
                .filter(around -> around.component && !around.type.equals("file") && !around.name.isEmpty())
                .findFirst()
                .map(XmlBillOfMaterials::item)
                .orElse("");
    }

    private static String item(Described component) {
        String item = (component.name + " " + component.version).strip();
        return item.substring(0, Math.min(LONGEST_ITEM, item.length()));
    }
}
