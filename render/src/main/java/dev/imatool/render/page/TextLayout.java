package dev.imatool.render.page;

import java.util.OptionalInt;

/**
 * How text is laid out for whoever reads it.
 *
 * @param digests how many digits of a digest it shows
 * @param columns how wide running text may become before it is broken; absent for one line each, whatever its width. Tables are never
 *     broken: their rows would no longer stand below each other
 */
public record TextLayout(DigestLength digests, OptionalInt columns) {
    /** For files and programs: whole digests, and no line broken. */
    public static final TextLayout WHOLE = new TextLayout(DigestLength.WHOLE, OptionalInt.empty());
}
