package dev.imatool.parsers.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** What makes parsers of hostile documents. */
public final class BoundedJson {
    private BoundedJson() {}

    /**
     * Makes parsers that leave their source open. Nothing of a document outlives its parser: names are not kept in a shared table.
     *
     * @param deepest levels of structures inside structures
     * @param longest characters of a string
     */
    public static JsonFactory factory(int deepest, int longest) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxStringLength(longest)
                        .build())
                .build();
    }

    /** The same with strings of up to {@value StreamReadConstraints#DEFAULT_MAX_STRING_LEN} characters. */
    public static JsonFactory factory(int deepest) {
        return factory(deepest, StreamReadConstraints.DEFAULT_MAX_STRING_LEN);
    }
}
