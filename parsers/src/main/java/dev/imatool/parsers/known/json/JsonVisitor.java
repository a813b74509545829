package dev.imatool.parsers.known.json;

import dev.imatool.model.diagnostic.Place;

/** Takes the objects of a document as they end, inner ones first. */
public interface JsonVisitor {
    /** True where the plain value of a member is to be kept. */
    boolean wants(String member);

    /** True where values of a member are shown to {@link #take} although they are not to be kept. */
    default boolean takes(String member) {
        return false;
    }

    /**
     * Takes a plain value at once, in place of keeping it in its object: there may be any number of them.
     *
     * @param member its name; in an array, that of the array
     * @param listed whether it stands in an array
     * @return false where it is to be kept as {@link #wants} says; those of an array are kept with blanks behind the
     *     name, one for each before
     */
    default boolean take(String member, boolean listed, String value, Place place) {
        return false;
    }

    /**
     * Takes an object that has ended.
     *
     * @param place where it ends
     */
    void end(JsonFrame frame, Place place);
}
