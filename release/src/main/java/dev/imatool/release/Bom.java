package dev.imatool.release;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Makes the bill of materials of one package of the bill that Maven writes of the jars: it is about the file of the package, by
 * name and SHA-256, and lists what is in it beside jars. CycloneDX 1.6, JSON.
 */
public final class Bom {
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final String sha256;
    private final List<Part> parts;
    private final JsonParser source;
    private final JsonGenerator out;
    /** What the bill of the jars is about: the module that they were collected for. */
    private String replaced = "";

    private Bom(Path file, List<Part> parts, JsonParser source, JsonGenerator out)
            throws IOException, NoSuchAlgorithmException {
        this.file = file.getFileName().toString();
        this.sha256 = sha256(file);
        this.parts = parts;
        this.source = source;
        this.out = out;
    }

    /** A component that is no jar; {@code "-"} for a licence or a package URL that is not given. */
    private record Part(String name, String version, String license, String purl) {
        static Part of(String line) {
            String[] words = line.split(" ", -1);
            return new Part(words[0], words[1], words[2], words[3]);
        }

        String reference() {
            return purl.equals("-") ? name + "@" + version : purl;
        }
    }

    /**
     * Writes the bill. The same inputs give the same bytes.
     *
     * @param args the bill of the jars, the package, a file with a line for each further component (name, version, licence,
     *     package URL), the bill to write
     * @throws IOException when a file cannot be read or written
     * @throws NoSuchAlgorithmException never: every JVM has SHA-256
     */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        List<Part> parts =
                Files.readAllLines(Path.of(args[2])).stream().map(Part::of).toList();
        JsonFactory json = new JsonFactory();
        try (JsonParser source = json.createParser(Path.of(args[0]).toFile());
                JsonGenerator out = json.createGenerator(Path.of(args[3]).toFile(), JsonEncoding.UTF8)) {
            out.useDefaultPrettyPrinter();
            new Bom(Path.of(args[1]), parts, source, out).write();
        }
    }

    private void write() throws IOException {
        source.nextToken();
        out.writeStartObject();
        while (source.nextToken() != JsonToken.END_OBJECT) {
            switch (field()) {
                case "serialNumber" ->
                    out.writeString(
                            "urn:uuid:" + UUID.nameUUIDFromBytes((file + sha256).getBytes(StandardCharsets.UTF_8)));
                case "metadata" -> metadata();
                case "components" -> components();
                case "dependencies" -> dependencies();
                default -> out.copyCurrentStructure(source);
            }
        }
        out.writeEndObject();
    }

    /** Writes the name of a field, and goes on to its value. */
    private String field() throws IOException {
        String name = source.currentName();
        out.writeFieldName(name);
        source.nextToken();
        return name;
    }

    private void metadata() throws IOException {
        out.writeStartObject();
        while (source.nextToken() != JsonToken.END_OBJECT) {
            if (field().equals("component")) {
                about();
            } else {
                out.copyCurrentStructure(source);
            }
        }
        out.writeEndObject();
    }

    private void about() throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "application");
        out.writeStringField("bom-ref", file);
        out.writeStringField("name", file);
        while (source.nextToken() != JsonToken.END_OBJECT) {
            String name = source.currentName();
            source.nextToken();
            switch (name) {
                case "bom-ref" -> replaced = source.getText();
                case "version", "licenses", "externalReferences" -> {
                    out.writeFieldName(name);
                    out.copyCurrentStructure(source);
                    if (name.equals("version")) {
                        hash();
                    }
                }
                default -> source.skipChildren();
            }
        }
        out.writeEndObject();
    }

    private void hash() throws IOException {
        out.writeArrayFieldStart("hashes");
        out.writeStartObject();
        out.writeStringField("alg", "SHA-256");
        out.writeStringField("content", sha256);
        out.writeEndObject();
        out.writeEndArray();
    }

    private void components() throws IOException {
        out.writeStartArray();
        for (Part part : parts) {
            out.writeStartObject();
            out.writeStringField("type", "library");
            out.writeStringField("bom-ref", part.reference());
            out.writeStringField("name", part.name());
            out.writeStringField("version", part.version());
            if (!part.license().equals("-")) {
                out.writeArrayFieldStart("licenses");
                out.writeStartObject();
                out.writeStringField("expression", part.license().replace("_", " "));
                out.writeEndObject();
                out.writeEndArray();
            }
            if (!part.purl().equals("-")) {
                out.writeStringField("purl", part.purl());
            }
            out.writeEndObject();
        }
        while (source.nextToken() != JsonToken.END_ARRAY) {
            out.copyCurrentStructure(source);
        }
        out.writeEndArray();
    }

    /** As they are, but for what the bill is about: that needs the further components, too. */
    private void dependencies() throws IOException {
        out.writeStartArray();
        while (source.nextToken() != JsonToken.END_ARRAY) {
            boolean about = false;
            out.writeStartObject();
            while (source.nextToken() != JsonToken.END_OBJECT) {
                if (field().equals("ref")) {
                    about = source.getText().equals(replaced);
                    out.writeString(about ? file : source.getText());
                    continue;
                }
                out.writeStartArray();
                for (Part part : about ? parts : List.<Part>of()) {
                    out.writeString(part.reference());
                }
                while (source.nextToken() != JsonToken.END_ARRAY) {
                    out.copyCurrentStructure(source);
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
