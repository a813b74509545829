package dev.imatool.parsers.known.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which members the beginning of a document has, at any place: {@code files.checksums.algorithm} whatever arrays are between.
 *
 * @param members names from the outermost object on, joined by dots
 * @param plain those of them that have a plain value
 * @param texts the strings of outermost members
 * @param digests names, without those in front, of members whose value is a digest, or an array with one; empty for an outermost array
 */
public record JsonSketch(Set<String> members, Set<String> plain, Map<String, String> texts, Set<String> digests) {
    private static final int DEEPEST = 8;
    private static final int MOST = 4000;
    private static final int LONGEST = 200;
    private static final Pattern DIGEST = Pattern.compile("(?:[A-Za-z0-9-]{2,11}:)?[0-9A-Fa-f]{32,128}");

    public JsonSketch {
        members = Set.copyOf(members);
        plain = Set.copyOf(plain);
        texts = Map.copyOf(texts);
        digests = Set.copyOf(digests);
    }

    /** The sketch of a document that begins in {@code head}, as far as it goes; empty where it is no object and no array. */
    public static Optional<JsonSketch> of(byte[] head) {
        Draft draft = new Draft();
        try (JsonParser parser = JsonWalk.factory().createParser(head)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            draft.go(parser);
        } catch (IOException cut) {
            // what is before is known
            return draft.isEmpty() ? Optional.empty() : Optional.of(draft.sketch());
        }
        return Optional.of(draft.sketch());
    }

    /** What is known so far. */
    private static final class Draft {
        private final Set<String> members = new HashSet<>();
        private final Set<String> plain = new HashSet<>();
        private final Map<String, String> texts = new HashMap<>();
        private final Set<String> digests = new HashSet<>();

        /** Names of what is around, each with a dot behind it. */
        private final Deque<String> prefixes = new ArrayDeque<>(List.of(""));

        boolean isEmpty() {
            return members.isEmpty() && digests.isEmpty();
        }

        JsonSketch sketch() {
            return new JsonSketch(members, plain, texts, digests);
        }

        void go(JsonParser parser) throws IOException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> {
                        // the name of what stands in an array is that of the array
                        String name = parser.getParsingContext().getParent().inObject() ? parser.currentName() : null;
                        prefixes.push(name == null ? around() : around() + name + ".");
                    }
                    case END_OBJECT, END_ARRAY -> prefixes.poll();
                    case FIELD_NAME -> {
                        if (members.size() < MOST
                                && prefixes.size() <= DEEPEST
                                && parser.currentName().length() <= LONGEST) {
                            members.add(around() + parser.currentName());
                        }
                    }
                    case VALUE_STRING -> {
                        if (parser.getParsingContext().inArray()) {
                            listed(parser.getText());
                        } else {
                            value(parser.currentName(), parser.getText());
                        }
                    }
                    default -> {
                        // says nothing
                    }
                }
            }
        }

        private String around() {
            return prefixes.isEmpty() ? "" : prefixes.peek();
        }

        private void value(@Nullable String name, String text) {
            if (name == null) {
                return;
            }
            String member = around() + name;
            if (members.contains(member)) {
                plain.add(member);
            }
            if (prefixes.size() <= 2 && around().isEmpty()) {
                texts.putIfAbsent(name, text.substring(0, Math.min(LONGEST, text.length())));
            }
            digest(name, text);
        }

        private void listed(String text) {
            String array = around();
            String member = array.isEmpty() ? "" : array.substring(0, array.length() - 1);
            if (members.contains(member)) {
                plain.add(member);
            }
            digest(member.substring(member.lastIndexOf('.', lastSlash(member)) + 1), text);
        }

        /** Where the last step of a name begins that has no dot of a path in it. */
        private static int lastSlash(String member) {
            int slash = member.indexOf('/');
            return slash < 0 ? member.length() : slash;
        }

        private void digest(String name, String text) {
            if (digests.size() < MOST && name.length() <= LONGEST && text.length() <= LONGEST && isDigest(text)) {
                digests.add(name);
            }
        }

        private static boolean isDigest(String text) {
            return DIGEST.matcher(text).matches();
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
