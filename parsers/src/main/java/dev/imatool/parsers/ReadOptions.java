package dev.imatool.parsers;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import java.util.Map;
import java.util.Optional;

/**
 * What the user fixes instead of leaving it to be detected from content.
 *
 * @param format binary or ascii
 * @param byteOrder order of the length words
 * @param templateDigest bank of the template digests in the entries' headers
 * @param templates template name to format, for kernels that gave a name other fields
 * @param list name of the one list to read of a pasted session
 * @param hashed whether the SHA-256 of the raw input is wanted, which a sixth of a replay is spent on
 * @param asLines whether each line of a text is to be taken as it stands, and none joined or taken out of other text
 */
public record ReadOptions(
        Optional<ListFormat> format,
        Optional<ByteOrder> byteOrder,
        Optional<PcrBank> templateDigest,
        Map<String, String> templates,
        Optional<String> list,
        boolean hashed,
        boolean asLines) {
    public ReadOptions {
        templates = Map.copyOf(templates);
    }

    /** Entries of a text are found wherever they stand. */
    public ReadOptions(
            Optional<ListFormat> format,
            Optional<ByteOrder> byteOrder,
            Optional<PcrBank> templateDigest,
            Map<String, String> templates,
            Optional<String> list,
            boolean hashed) {
        this(format, byteOrder, templateDigest, templates, list, hashed, false);
    }

    /** With the SHA-256 of the raw input. */
    public ReadOptions(
            Optional<ListFormat> format,
            Optional<ByteOrder> byteOrder,
            Optional<PcrBank> templateDigest,
            Map<String, String> templates,
            Optional<String> list) {
        this(format, byteOrder, templateDigest, templates, list, true);
    }

    /** The same for a report that does not name the SHA-256 of its inputs, unless {@code named}. */
    public ReadOptions hashed(boolean named) {
        return new ReadOptions(format, byteOrder, templateDigest, templates, list, named, asLines);
    }

    /** True when something is fixed that may not be so, and then nothing can be read. */
    public boolean overriding() {
        return format.isPresent() || byteOrder.isPresent() || templateDigest.isPresent();
    }

    /** The same for another list of a pasted session. */
    public ReadOptions ofList(String name) {
        return new ReadOptions(format, byteOrder, templateDigest, templates, Optional.of(name), hashed, asLines);
    }

    /** The same, each line of a text as it stands. */
    public ReadOptions linesAsTheyStand() {
        return new ReadOptions(format, byteOrder, templateDigest, templates, list, hashed, true);
    }

    /** Leaves everything to detection. */
    public static ReadOptions detectAll() {
        return new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }
}
