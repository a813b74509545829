package dev.imatool.parsers.pcr.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.imatool.parsers.pcr.PcrCollector;
import dev.imatool.parsers.pcr.PcrInput;
import dev.imatool.parsers.pcr.PcrShape;
import dev.imatool.parsers.pcr.ShapeReader;

/**
 * JSON with PCR values: by PCR ({@code {"10":["hex",…]}}, Keylime's tpm_policy), by bank and PCR in either order, and
 * objects that name PCR, algorithm and digest in members of their own (FAPI policies, systemd-analyze pcrs). They are
 * found at any depth, so that a whole Keylime request will do. {@link JsonWalk} knows the members.
 */
public record JsonReader() implements ShapeReader {
    private static final int MAX_DEPTH = 64;

    @Override
    public PcrShape shape() {
        return PcrShape.JSON;
    }

    @Override
    public void read(PcrInput input, PcrCollector out) {
        if (!beginsAsJson(input.text())) {
            return;
        }
        JsonWalk walk = new JsonWalk(out, JsonReader::factory);
        walk.document(input.text());
        walk.finish();
    }

    /** Nothing of a hostile document outlives its parser: names are not kept in a shared table. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }

    /** A bracket alone is no sign of JSON: many a shell prompt begins with one. */
    private static boolean beginsAsJson(String text) {
        int first = skipBlanks(text, 0);
        if (first == text.length() || (text.charAt(first) != '{' && text.charAt(first) != '[')) {
            return false;
        }
        int second = skipBlanks(text, first + 1);
        return second == text.length() || "\"{[}]".indexOf(text.charAt(second)) >= 0;
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
