package dev.imatool.parsers.known.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.parsers.json.BoundedJson;
import dev.imatool.parsers.known.KnownRemarks;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Goes through one or more documents as they come by, in memory that does not grow with them. Of what is malformed or cut short, all
 * that ended before was given.
 */
public final class JsonWalk {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 1 << 20;

    /** Characters of a value that are kept; a path has at most 4,096 bytes. */
    private static final int KEPT = 1 << 14;

    private static final JsonFactory FACTORY = BoundedJson.factory(MAX_DEPTH, MAX_STRING);

    private final JsonVisitor visitor;
    private final Deque<Level> levels = new ArrayDeque<>();
    private long documents;

    private JsonWalk(JsonVisitor visitor) {
        this.visitor = visitor;
    }

    /** An object, or an array with the name that it has. */
    private record Level(Optional<JsonFrame> object, String name) {}

    /**
     * Walks to the end or to where the JSON is damaged, which is remarked.
     *
     * @return how many documents ended
     * @throws IOException if the content cannot be read
     */
    public static long over(InputStream content, JsonVisitor visitor, KnownRemarks remarks) throws IOException {
        JsonWalk walk = new JsonWalk(visitor);
        try (JsonParser parser = factory().createParser(content)) {
            try {
                walk.go(parser);
            } catch (JsonProcessingException malformed) {
                remarks.error(place(parser.currentLocation()), damage(malformed));
            }
        }
        return walk.documents;
    }

    /** The same of one document in memory, whose damage is for the caller to remark; empty where there is none. */
    public static Optional<String> over(byte[] bytes, int from, int length, JsonVisitor visitor) {
        try (JsonParser parser = factory().createParser(bytes, from, length)) {
            new JsonWalk(visitor).go(parser);
            return Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.of(damage(malformed));
        } catch (IOException impossible) {
            return Optional.of("");
        }
    }

    /** What makes parsers of documents. */
    static JsonFactory factory() {
        return FACTORY;
    }

    private void go(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> levels.push(new Level(Optional.of(object(parser)), memberName(parser)));
                case START_ARRAY -> levels.push(new Level(Optional.empty(), memberName(parser)));
                case END_OBJECT -> {
                    levels.pop().object().ifPresent(frame -> visitor.end(frame, place(parser.currentLocation())));
                    documents += levels.isEmpty() ? 1 : 0;
                }
                case END_ARRAY -> {
                    levels.pop();
                    documents += levels.isEmpty() ? 1 : 0;
                }
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> value(parser);
                default -> {
                    // names come with their values, and nothing else says anything
                }
            }
        }
    }

    private JsonFrame object(JsonParser parser) throws IOException {
        Level around = levels.peek();
        boolean element = around == null || around.object().isEmpty();
        JsonFrame parent = null;
        for (Level level : levels) {
            if (level.object().isPresent()) {
                parent = level.object().get();
                break;
            }
        }
        return new JsonFrame(parent, memberName(parser), element);
    }

    /** The name of the member; in an array, that of the array. */
    private String memberName(JsonParser parser) throws IOException {
        Level around = levels.peek();
        if (around == null) {
            return "";
        }
        // of an object or array that has just begun, this is the name of the member that it is
        String name = around.object().isPresent() ? parser.currentName() : around.name();
        return name == null ? "" : name;
    }

    private void value(JsonParser parser) throws IOException {
        Level around = levels.peek();
        if (around == null) {
            return;
        }
        boolean listed = around.object().isEmpty();
        String name = listed ? around.name() : parser.currentName();
        if (name == null) {
            return;
        }
        boolean wanted = visitor.wants(name);
        if (wanted || visitor.takes(name)) {
            String text = parser.getText();
            String kept = text.substring(0, Math.min(KEPT, text.length()));
            boolean taken = visitor.take(name, listed, kept, place(parser.currentLocation()));
            if (!taken && wanted) {
                keep(name, listed, kept);
            }
        }
    }

    /** Keeps a value in the object around, or in the one whose member its array is. */
    private void keep(String name, boolean listed, String value) {
        Iterator<Level> outwards = levels.iterator();
        Optional<JsonFrame> around = outwards.next().object();
        if (!listed) {
            around.ifPresent(object -> object.put(name, value));
        } else if (outwards.hasNext()) {
            outwards.next().object().ifPresent(object -> object.add(name, value));
        }
    }

    private static Place place(JsonLocation location) {
        return Place.in("line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    /** Jackson's words, without what it adds about the source. */
    private static String damage(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        int aside = message.indexOf(" (");
        return "malformed JSON: " + KnownRemarks.quoted(aside < 0 ? message : message.substring(0, aside));
    }
}
