package dev.imatool.parsers.known.keylime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.reference.KeylimeLint;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The members of a policy that are no digests, with the types and ranges of {@code RUNTIME_POLICY_SCHEMA} (keylime/ima/ima.py). */
final class PolicyMembers {
    private static final Set<String> LOG_HASHES = Set.of("sha1", "sha256", "sha384", "sha512");
    private static final int MOST_GENERATORS = 3;

    private final PolicyBuilder builder;

    PolicyMembers(PolicyBuilder builder) {
        this.builder = builder;
    }

    void meta(JsonToken token, JsonParser parser) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            refuse("meta", parser);
            return;
        }
        Set<String> seen = new HashSet<>();
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            seen.add(name);
            JsonToken value = parser.nextToken();
            switch (name) {
                case "version" -> natural("meta.version", value, parser, builder::version);
                case "generator" -> generator(value, parser);
                case "timestamp" -> text("meta.timestamp", value, parser, builder::timestamp);
                default -> parser.skipChildren();
            }
        }
        require("meta", seen, List.of("version", "generator"));
    }

    /** Older forms name a program, version 1 has a number. */
    private void generator(JsonToken value, JsonParser parser) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            builder.generator(parser.getText());
            builder.log().lint(KeylimeLint.Kind.VALUE_REFUSED, PolicyJson.line(parser), "meta.generator");
            return;
        }
        long line = PolicyJson.line(parser);
        natural("meta.generator", value, parser, number -> {
            builder.generator(Long.toString(number));
            if (number > MOST_GENERATORS) {
                builder.log().lint(KeylimeLint.Kind.VALUE_REFUSED, line, "meta.generator");
            }
        });
    }

    void ima(JsonToken token, JsonParser parser) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            refuse("ima", parser);
            return;
        }
        Set<String> seen = new HashSet<>();
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_OBJECT)) {
            String name = parser.currentName();
            seen.add(name);
            JsonToken value = parser.nextToken();
            switch (name) {
                case "ignored_keyrings" -> {
                    builder.clearIgnoredKeyrings();
                    if (value == JsonToken.START_ARRAY) {
                        strings("ima.ignored_keyrings", parser, builder::ignoredKeyring);
                    } else {
                        refuse("ima.ignored_keyrings", parser);
                    }
                }
                case "log_hash_alg" -> logHash(value, parser);
                case "dm_policy" -> {
                    builder.deviceMapperPolicy(value != JsonToken.VALUE_NULL);
                    if (value != JsonToken.VALUE_NULL) {
                        refuse("ima.dm_policy", parser);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        require("ima", seen, List.of("ignored_keyrings", "log_hash_alg", "dm_policy"));
    }

    private void logHash(JsonToken value, JsonParser parser) throws IOException {
        text("ima.log_hash_alg", value, parser, name -> {
            builder.logHashAlgorithm(name);
            if (!LOG_HASHES.contains(name)) {
                builder.log().lint(KeylimeLint.Kind.VALUE_REFUSED, 0, "ima.log_hash_alg");
            }
        });
    }

    private void require(String object, Set<String> seen, List<String> names) {
        names.stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> builder.log().lint(KeylimeLint.Kind.KEY_MISSING, 0, object + "." + name));
    }

    /** Hands on a number from 0 on; anything else is refused. */
    void natural(String name, JsonToken token, JsonParser parser, LongConsumer out) throws IOException {
        boolean number = token == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= 0;
        if (number) {
            out.accept(parser.getLongValue());
        } else {
            refuse(name, parser);
        }
    }

    /** Hands on a text; anything else is refused. */
    void text(String name, JsonToken token, JsonParser parser, Consumer<String> out) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            out.accept(parser.getText());
        } else {
            refuse(name, parser);
        }
    }

    /** Hands on the strings of the array that is open. */
    void strings(String name, JsonParser parser, Consumer<String> out) throws IOException {
        while (PolicyJson.isWithin(parser.nextToken(), JsonToken.END_ARRAY)) {
            text(name, parser.currentToken(), parser, out);
        }
    }

    /** Passes over a value that Keylime refuses. */
    void refuse(String name, JsonParser parser) throws IOException {
        builder.log().lint(KeylimeLint.Kind.VALUE_REFUSED, PolicyJson.line(parser), name);
        parser.skipChildren();
    }
}
