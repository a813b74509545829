package dev.imatool.parsers.known.keylime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.KeylimeLint;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.parsers.known.SourceForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a policy or an allow-list as it comes by; members that are not known are passed over. */
final class PolicyDocument {
    private static final List<String> REQUIRED =
            List.of("meta", "release", "digests", "excludes", "keyrings", "ima", "ima-buf", "verification-keys");

    private final PolicyBuilder builder;
    private final Set<String> seen = new HashSet<>();
    private final PolicyMembers members;

    PolicyDocument(PolicyBuilder builder) {
        this.builder = builder;
        this.members = new PolicyMembers(builder);
    }

    /** Reads to the end, or to where the document is malformed. */
    void read(InputStream content) throws IOException {
        read(content, "");
    }

    /** The same, where the document stands in another one. */
    void read(InputStream content, String within) throws IOException {
        boolean whole = PolicyJson.readObject(content, within, builder.log(), this::object);
        if (!whole) {
            builder.log().lint(KeylimeLint.Kind.JSON_DAMAGED, 0, "");
        } else if (builder.form() != SourceForm.KEYLIME_LEGACY) {
            REQUIRED.stream()
                    .filter(key -> !seen.contains(key))
                    .forEach(key -> builder.log().lint(KeylimeLint.Kind.KEY_MISSING, 0, key));
        }
    }

    private void object(JsonParser parser) throws IOException {
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                builder.log().lint(KeylimeLint.Kind.KEY_REPEATED, PolicyJson.line(parser), name);
            }
            member(name, parser.nextToken(), parser);
        }
    }

    private void member(String name, JsonToken token, JsonParser parser) throws IOException {
        boolean legacy = builder.form() == SourceForm.KEYLIME_LEGACY;
        switch (name) {
            case "digests" -> section(PolicySection.DIGESTS, token, parser);
            case "keyrings" -> section(PolicySection.KEYRINGS, token, parser);
            case "ima-buf" -> section(PolicySection.IMA_BUF, token, parser);
            case "meta" -> members.meta(token, parser);
            case "ima" -> members.ima(token, parser);
            case "release" -> members.natural(name, token, parser, builder::release);
            case "verification-keys" -> members.text(name, token, parser, builder::verificationKeys);
            case "excludes" -> excludes(name, token, parser);
            case "hashes" -> {
                if (legacy) {
                    section(PolicySection.DIGESTS, token, parser);
                } else {
                    parser.skipChildren();
                }
            }
            case "exclude" -> {
                if (legacy) {
                    excludes(name, token, parser);
                } else {
                    parser.skipChildren();
                }
            }
            case "allowlist" -> {
                if (legacy) {
                    allowList(token, parser);
                } else {
                    parser.skipChildren();
                }
            }
            default -> {
                if (legacy && token == JsonToken.START_ARRAY && name.startsWith("/")) {
                    digests(PolicySection.DIGESTS, SurrogateNames.bytes(name), parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    /** The oldest form: lines of a checksum file, or digests by path, or a newer form within. */
    private void allowList(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(parser);
        } else if (token == JsonToken.START_ARRAY) {
            members.strings("allowlist", parser, line -> line(line, PolicyJson.line(parser)));
        } else if (token == JsonToken.VALUE_STRING) {
            long at = PolicyJson.line(parser);
            parser.getText().lines().forEach(line -> line(line, at));
        } else {
            members.refuse("allowlist", parser);
        }
    }

    private void line(String line, long at) {
        int blank = line.indexOf(' ');
        String path = blank < 0 ? "" : line.substring(blank).stripLeading();
        if (path.isEmpty()) {
            if (!line.isBlank()) {
                builder.log().lint(KeylimeLint.Kind.DIGEST_UNREADABLE, at, line);
            }
            return;
        }
        builder.digest(PolicySection.DIGESTS, SurrogateNames.bytes(path), line.substring(0, blank), at);
    }

    private void excludes(String name, JsonToken token, JsonParser parser) throws IOException {
        builder.clearExcludes();
        if (token == JsonToken.START_ARRAY) {
            members.strings(name, parser, builder::exclude);
        } else {
            members.refuse(name, parser);
        }
    }

    private void section(PolicySection section, JsonToken token, JsonParser parser) throws IOException {
        builder.sink().section(section);
        if (token != JsonToken.START_OBJECT) {
            members.refuse(section.id(), parser);
            return;
        }
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            ByteString bytes = SurrogateNames.bytes(name);
            if (value == JsonToken.START_ARRAY) {
                digests(section, bytes, parser);
            } else if (value == JsonToken.VALUE_STRING) {
                // one digest without its list says the same to a reader
                builder.log().lint(KeylimeLint.Kind.VALUE_REFUSED, PolicyJson.line(parser), name);
                builder.sink().name(section, bytes);
                builder.digest(section, bytes, parser.getText(), PolicyJson.line(parser));
            } else {
                members.refuse(name, parser);
            }
        }
    }

    private void digests(PolicySection section, ByteString name, JsonParser parser) throws IOException {
        builder.sink().name(section, name);
        long line = PolicyJson.line(parser);
        long count = 0;
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
            count++;
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                builder.digest(section, name, parser.getText(), PolicyJson.line(parser));
            } else {
                members.refuse(name.latin1(), parser);
            }
        }
        if (count == 0) {
            builder.log().lint(KeylimeLint.Kind.DIGESTS_EMPTY, line, name.utf8().orElseGet(name::latin1));
        }
    }
}
