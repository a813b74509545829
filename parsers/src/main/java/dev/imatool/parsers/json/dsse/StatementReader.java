package dev.imatool.parsers.json.dsse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.json.BoundedJson;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a statement strictly, and holds the report in it to its subjects: every input of which it gives a digest must be one of them.
 */
public final class StatementReader {
    private static final int DEEPEST = 64;
    private static final int LONGEST_STRING = 16 << 20;
    private static final int MOST_SUBJECTS = 1 << 20;
    private static final int MOST_WORDS = 10_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern SCHEMA = Pattern.compile("imatool\\.([a-z-]{1,40})/(\\d{1,3})");

    private final Set<StatementFlaw> flaws = EnumSet.noneOf(StatementFlaw.class);
    private final List<ReportStatement.Subject> subjects = new ArrayList<>();
    /** What each was read for, by its digest. */
    private final Map<String, Set<String>> inputs = new HashMap<>();

    private final List<String> command = new ArrayList<>();
    private String type = "";
    private String predicateType = "";
    private Optional<String> schema = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private OptionalLong exit = OptionalLong.empty();

    private StatementReader() {}

    /** Reads what an envelope holds. */
    public static ReportStatement read(String payloadType, ByteString payload) {
        StatementReader reader = new StatementReader();
        if (!payloadType.equals(ReportStatement.PAYLOAD_TYPE)) {
            reader.flaws.add(StatementFlaw.PAYLOAD_TYPE);
            return reader.reading();
        }
        try {
            reader.document(payload.toByteArray());
        } catch (JsonProcessingException | CharConversionException malformed) {
            reader.flaws.add(StatementFlaw.MALFORMED);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        reader.judge();
        return reader.reading();
    }

    private ReportStatement reading() {
        List<ReportStatement.Subject> read = subjects.stream()
                .map(subject -> subject.readFor(inputs.getOrDefault(subject.sha256(), Set.of())))
                .toList();
        return new ReportStatement(read, predicateType, schema, verdict, exit, command, List.copyOf(flaws));
    }

    private void document(byte[] payload) throws IOException {
        try (JsonParser parser = BoundedJson.factory(DEEPEST, LONGEST_STRING).createParser(payload)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                flaws.add(StatementFlaw.MALFORMED);
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "_type" -> type = text(parser).orElse("");
                    case "predicateType" -> predicateType = text(parser).orElse("");
                    case "subject" -> {
                        if (value == JsonToken.START_ARRAY) {
                            subjects(parser);
                        } else {
                            parser.skipChildren();
                        }
                    }
                    case "predicate" -> {
                        if (value == JsonToken.START_OBJECT) {
                            report(parser);
                        } else {
                            parser.skipChildren();
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                flaws.add(StatementFlaw.MALFORMED);
            }
        }
    }

    private void subjects(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String name = "";
            Optional<String> sha256 = Optional.empty();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String member = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (member.equals("name")) {
                        name = text(parser).orElse("");
                    } else if (member.equals("digest") && value == JsonToken.START_OBJECT) {
                        sha256 = sha256(parser);
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
            if (sha256.isEmpty()) {
                flaws.add(StatementFlaw.SUBJECT_WITHOUT_DIGEST);
            } else if (subjects.size() < MOST_SUBJECTS) {
                subjects.add(new ReportStatement.Subject(name, sha256.get()));
            } else {
                flaws.add(StatementFlaw.TOO_MANY_SUBJECTS);
            }
        }
    }

    private static Optional<String> sha256(JsonParser parser) throws IOException {
        Optional<String> found = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String algorithm = parser.currentName();
            parser.nextToken();
            Optional<String> value = text(parser);
            if (algorithm.equals("sha256")) {
                found = value.filter(hex -> SHA256.matcher(hex).matches()).map(hex -> hex.toLowerCase(Locale.ROOT));
            }
        }
        return found;
    }

    private void report(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "schema" -> schema = text(parser);
                case "verdict" -> verdict = text(parser);
                case "exit" -> {
                    boolean number =
                            value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT;
                    exit = number ? OptionalLong.of(parser.getLongValue()) : OptionalLong.empty();
                    parser.skipChildren();
                }
                case "command" -> words(parser);
                case "inputs" -> inputs(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void words(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Optional<String> word = text(parser);
            if (command.size() < MOST_WORDS) {
                word.ifPresent(command::add);
            }
        }
    }

    private void inputs(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            Optional<String> sha256 = Optional.empty();
            Optional<String> role = Optional.empty();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                Optional<String> value = text(parser);
                sha256 = member.equals("sha256") ? value : sha256;
                role = member.equals("role") ? value : role;
            }
            Set<String> roles = inputs.computeIfAbsent(sha256.orElse(""), first -> new TreeSet<>());
            role.ifPresent(roles::add);
        }
    }

    /** The string that the parser is at; whatever else is there is passed over. */
    private static Optional<String> text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText());
        }
        parser.skipChildren();
        return Optional.empty();
    }

    private void judge() {
        if (flaws.contains(StatementFlaw.MALFORMED)) {
            return;
        }
        if (!type.equals(ReportStatement.TYPE)) {
            flaws.add(StatementFlaw.STATEMENT_TYPE);
        }
        if (subjects.isEmpty()) {
            flaws.add(StatementFlaw.NO_SUBJECT);
        }
        Matcher form = SCHEMA.matcher(schema.orElse(""));
        boolean whole = verdict.isPresent() && exit.isPresent() && !inputs.isEmpty();
        if (!whole
                || !form.matches()
                || !predicateType.equals("urn:imatool:schema:" + form.group(1) + ":" + form.group(2))) {
            flaws.add(StatementFlaw.PREDICATE_TYPE);
        }
        Set<String> known = new HashSet<>();
        subjects.forEach(subject -> known.add(subject.sha256()));
        if (!known.containsAll(inputs.keySet())) {
            flaws.add(StatementFlaw.INPUT_NOT_A_SUBJECT);
        }
        if (!inputs.isEmpty() && !inputs.keySet().containsAll(known)) {
            flaws.add(StatementFlaw.SUBJECT_NOT_AN_INPUT);
        }
    }
}
