package dev.imatool.examine.reference;

import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source of known files, and what was read of it; of one in an index, what was read when that was built.
 *
 * @param name as given
 * @param bad whether its contents are bad; else they are good
 * @param form its format, as detected
 * @param sha256 lower-case hex over its raw bytes; absent for a folder, and where the question was asked without digests of files
 * @param items packages, layers or documents in it
 * @param paths files that it names, repetitions included
 * @param digests contents that it has, repetitions included
 * @param algorithms of these, as lists name them, by name
 * @param skipped what it names and that says nothing of a content
 * @param signedBy whose valid signature it has; absent where none was checked
 * @param fileSignatures those that it has of its files
 */
public record CheckedSource(
        String name,
        boolean bad,
        SourceForm form,
        Optional<String> sha256,
        long items,
        long paths,
        long digests,
        List<String> algorithms,
        Map<KnownSkip, Long> skipped,
        Optional<String> signedBy,
        FileSignatureCounts fileSignatures) {
    public CheckedSource {
        algorithms = List.copyOf(algorithms);
        Map<KnownSkip, Long> sorted = new EnumMap<>(KnownSkip.class);
        sorted.putAll(skipped);
        skipped = Collections.unmodifiableMap(sorted);
    }
}
