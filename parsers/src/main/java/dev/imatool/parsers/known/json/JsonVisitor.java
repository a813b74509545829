package dev.imatool.parsers.known.json;

import dev.imatool.model.diagnostic.Place;

/** Takes the objects of a document as they end, inner ones first. */
public interface JsonVisitor {
    /** True where the plain value of a member is to be kept. */
    boolean wants(String member);

    /**
     * Takes an object that has ended.
     *
     * @param place where it ends
     */
    void end(JsonFrame frame, Place place);
}
