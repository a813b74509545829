package dev.imatool.parsers.known.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which members the beginning of a document has, at any place: {@code files.checksums.algorithm} whatever arrays are between.
 *
 * @param members names from the outermost object on, joined by dots
 * @param plain those of them that have a plain value
 * @param texts the strings of outermost members
 */
public record JsonSketch(Set<String> members, Set<String> plain, Map<String, String> texts) {
    private static final int DEEPEST = 8;
    private static final int MOST = 4000;
    private static final int LONGEST = 200;

    public JsonSketch {
        members = Set.copyOf(members);
        plain = Set.copyOf(plain);
        texts = Map.copyOf(texts);
    }

    /** The sketch of a document that begins in {@code head}, as far as it goes; empty where it is no object and no array. */
    public static Optional<JsonSketch> of(byte[] head) {
        Set<String> members = new HashSet<>();
        Set<String> plain = new HashSet<>();
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = JsonWalk.factory().createParser(head)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            go(parser, members, plain, texts);
        } catch (IOException cut) {
            // what is before is known
            return members.isEmpty() ? Optional.empty() : Optional.of(new JsonSketch(members, plain, texts));
        }
        return Optional.of(new JsonSketch(members, plain, texts));
    }

    private static void go(JsonParser parser, Set<String> members, Set<String> plain, Map<String, String> texts)
            throws IOException {
        Deque<String> prefixes = new ArrayDeque<>();
        prefixes.push("");
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    // the name of what stands in an array is that of the array
                    String name = parser.getParsingContext().getParent().inObject() ? parser.currentName() : null;
                    String around = prefixes.isEmpty() ? "" : prefixes.peek();
                    prefixes.push(name == null ? around : around + name + ".");
                }
                case END_OBJECT, END_ARRAY -> {
                    if (!prefixes.isEmpty()) {
                        prefixes.pop();
                    }
                }
                case FIELD_NAME -> {
                    String prefix = prefixes.isEmpty() ? "" : prefixes.peek();
                    if (members.size() < MOST
                            && prefixes.size() <= DEEPEST
                            && parser.currentName().length() <= LONGEST) {
                        members.add(prefix + parser.currentName());
                    }
                }
                case VALUE_STRING -> {
                    String around = prefixes.isEmpty() ? "" : prefixes.peek();
                    String member = around + parser.currentName();
                    if (parser.currentName() != null && members.contains(member)) {
                        plain.add(member);
                    }
                    if (prefixes.size() <= 2
                            && prefixes.peek() != null
                            && prefixes.peek().isEmpty()) {
                        String name = parser.currentName();
                        String text = parser.getText();
                        if (name != null) {
                            texts.putIfAbsent(name, text.substring(0, Math.min(LONGEST, text.length())));
                        }
                    }
                }
                default -> {
                    // says nothing
                }
            }
        }
    }

    /** True when all of these members are there. */
    public boolean has(String... names) {
        for (String name : names) {
            if (!members.contains(name)) {
                return false;
            }
        }
        return true;
    }

    /** True when a member ends with these names, wherever it is. */
    public boolean hasInside(String names) {
        return members.stream().anyMatch(member -> member.equals(names) || member.endsWith("." + names));
    }

    /** The value of an outermost member; empty where it is missing. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }
}
