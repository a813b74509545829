package dev.imatool.parsers;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.Completeness;
import dev.imatool.model.ListFormat;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.parsers.encoding.Encoding;
import dev.imatool.parsers.entry.TextCounts;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an input when it has been read to its end.
 *
 * @param name as the user gave it
 * @param sha256 lower-case hex over the raw bytes, before decompression, where it was asked for
 * @param bytes number of raw bytes
 * @param format absent when nothing was recognised
 * @param byteOrder of the length words; absent when no entry tells it
 * @param templateDigest what the headers' template digests are: {@code sha256}, {@code sm3}, {@code padded_sha1} and so on,
 *     {@code mixed} when they differ; absent without entries
 * @param entries how many were delivered
 * @param violations how many of them have an all-zero template digest
 * @param completeness the worst that any diagnostic says
 * @param encodings what was decoded and unpacked, the outermost first
 * @param lists the lists, in order
 * @param text what a text has in addition to lines that are entries
 * @param diagnostics what was malformed or odd, in order; of a joined list those of its parts are with them
 * @param parts what is known of each part of a joined list, in their order; empty where the input is one
 */
public record InputSummary(
        String name,
        Optional<String> sha256,
        long bytes,
        Optional<ListFormat> format,
        Optional<ByteOrder> byteOrder,
        Optional<String> templateDigest,
        long entries,
        long violations,
        Completeness completeness,
        List<Encoding> encodings,
        List<ListSummary> lists,
        TextCounts text,
        List<Diagnostic> diagnostics,
        List<InputSummary> parts) {
    public InputSummary {
        encodings = List.copyOf(encodings);
        lists = List.copyOf(lists);
        diagnostics = List.copyOf(diagnostics);
        parts = List.copyOf(parts);
    }

    /** The inputs that were read: its parts, or itself. */
    public List<InputSummary> files() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** The file that an entry stands in: the part that has it, or the input. Entries of a joined list are numbered through. */
    public String fileOf(long entry) {
        long end = 0;
        for (InputSummary part : parts) {
            end += part.entries();
            if (entry <= end) {
                return part.name();
            }
        }
        return name;
    }

    /** Of an input that is neither a text with a list in it nor a joined list. */
    public InputSummary(
            String name,
            Optional<String> sha256,
            long bytes,
            Optional<ListFormat> format,
            Optional<ByteOrder> byteOrder,
            Optional<String> templateDigest,
            long entries,
            long violations,
            Completeness completeness,
            List<Encoding> encodings,
            List<ListSummary> lists,
            List<Diagnostic> diagnostics) {
        this(
                name,
                sha256,
                bytes,
                format,
                byteOrder,
                templateDigest,
                entries,
                violations,
                completeness,
                encodings,
                lists,
                TextCounts.NONE,
                diagnostics,
                List.of());
    }
}
