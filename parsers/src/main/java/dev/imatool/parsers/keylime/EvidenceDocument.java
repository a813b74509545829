package dev.imatool.parsers.keylime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.json.BoundedJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Evidence in JSON: the body of {@code POST /verify/evidence} (interface 2.5), of a pushed attestation (3.0), or a durable
 * attestation record. The parts are known by the names of their members, at whatever depth; the first of a name counts.
 *
 * <p>A text may hold several rounds of a pushed attestation: one JSON document after the other, a list of them, or what a verifier
 * answers to {@code GET /agents/ID/attestations}, where {@code data} is a list.
 */
final class EvidenceDocument {
    private static final int MAX_DEPTH = 64;
    private static final List<String> LISTS_OF_ROUNDS = List.of("data", "attestations");

    private final List<EvidenceRound> rounds = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    private EvidenceDocument() {}

    /** An object or a list that is open. */
    private static final class Level {
        private final boolean list;
        private final String name;
        private final EvidenceRound round;
        private Optional<String> type = Optional.empty();
        private Optional<String> entries = Optional.empty();
        private boolean counted;
        private OptionalLong offset = OptionalLong.empty();

        Level(boolean list, String name, EvidenceRound round) {
            this.list = list;
            this.name = name;
            this.round = round;
        }
    }

    /** The rounds in which there is a quote, in their order. */
    static List<KeylimeEvidence> readAll(ByteString json) {
        EvidenceDocument document = new EvidenceDocument();
        Optional<String> problem = document.parse(json);
        List<KeylimeEvidence> found = new ArrayList<>();
        for (EvidenceRound round : document.rounds) {
            if (problem.isPresent() && round == document.rounds.get(document.rounds.size() - 1)) {
                round.problem(problem.get());
            }
            round.evidence().ifPresent(found::add);
        }
        return found;
    }

    private Optional<String> parse(ByteString json) {
        try (JsonParser parser =
                BoundedJson.factory(MAX_DEPTH, KeylimeReader.MAXIMUM).createParser(json.toByteArray())) {
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> {
                        name = parser.currentName();
                        member(parser, name);
                    }
                    case START_OBJECT -> begin(false, name);
                    case START_ARRAY -> begin(true, name);
                    case END_OBJECT, END_ARRAY -> end();
                    default -> {
                        // a value in a list, which is no part
                    }
                }
            }
        } catch (JsonProcessingException malformed) {
            while (!levels.isEmpty()) {
                end();
            }
            var at = malformed.getLocation();
            return Optional.of("the JSON is malformed at line " + at.getLineNr() + " column " + at.getColumnNr()
                    + "; what follows is not read");
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", impossible);
        }
        return Optional.empty();
    }

    private void begin(boolean list, String name) {
        Level parent = levels.peek();
        if (parent == null) {
            levels.push(new Level(list, "", new EvidenceRound(Optional.empty())));
            rounds.add(levels.element().round);
            return;
        }
        boolean ofOutermost = parent.list
                && levels.size() <= 2
                && (levels.size() == 1 || LISTS_OF_ROUNDS.contains(parent.name))
                && !list;
        EvidenceRound round = ofOutermost ? new EvidenceRound(Optional.of(parent.round)) : parent.round;
        if (ofOutermost) {
            rounds.add(round);
        }
        levels.push(new Level(list, list || !parent.list ? name : "", round));
    }

    /** What was found of a log is of the nearest object that says of which kind it is. */
    private void end() {
        Level level = levels.pop();
        Level parent = levels.peek();
        boolean decided = level.type.isPresent() || parent == null || parent.round != level.round;
        if (level.entries.isPresent() && decided) {
            level.round.log(level.type, level.entries.get(), level.counted, level.offset);
        } else if (parent != null && !decided && !parent.list) {
            if (parent.entries.isEmpty()) {
                parent.entries = level.entries;
            }
            parent.counted |= level.counted;
            parent.offset = parent.offset.isPresent() ? parent.offset : level.offset;
        } else if (level.entries.isPresent()) {
            level.round.log(Optional.empty(), level.entries.get(), level.counted, level.offset);
        }
    }

    /** Keeps strings; what subject_data holds may be an object, whose members are kept as its JSON. */
    private void member(JsonParser parser, String name) throws IOException {
        Level level = levels.element();
        JsonToken token = parser.nextToken();
        switch (token) {
            case VALUE_STRING -> text(level, name, parser);
            case VALUE_NUMBER_INT -> {
                level.counted |= name.equals("entry_count");
                if (name.equals("starting_offset") && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                    level.offset = OptionalLong.of(parser.getLongValue());
                }
            }
            case VALUE_NULL -> {
                if (name.equals("entries")) {
                    level.entries = Optional.of("");
                }
            }
            case START_OBJECT -> {
                if (name.equals("subject_data")) {
                    StringWriter copy = new StringWriter();
                    try (JsonGenerator json = new JsonFactory().createGenerator(copy)) {
                        json.copyCurrentStructure(parser);
                    }
                    level.round.member(name, copy.toString());
                } else {
                    begin(false, name);
                }
            }
            case START_ARRAY -> begin(true, name);
            default -> {
                // true or false is no part
            }
        }
    }

    private static void text(Level level, String name, JsonParser parser) throws IOException {
        switch (name) {
            case "evidence_type" -> level.type = Optional.of(parser.getText());
            case "entries" -> level.entries = Optional.of(parser.getText());
            default -> {
                if (EvidenceRound.isPart(name)) {
                    level.round.member(name, parser.getText());
                }
            }
        }
    }
}
