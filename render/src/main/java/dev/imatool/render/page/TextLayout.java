package dev.imatool.render.page;

import java.util.OptionalInt;

/**
 * How text is laid out for whoever reads it.
 *
 * @param digests how many digits of a digest it shows
 * @param columns how wide running text may become before it is broken, in lines and in the last column of a table; absent for one line
 *     each, whatever its width
 */
public record TextLayout(DigestLength digests, OptionalInt columns) {
    /** For files and programs: whole digests, and no line broken. */
    public static final TextLayout WHOLE = new TextLayout(DigestLength.WHOLE, OptionalInt.empty());
}
