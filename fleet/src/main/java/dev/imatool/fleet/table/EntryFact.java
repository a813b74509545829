package dev.imatool.fleet.table;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.TemplateField;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.Locale;
import java.util.Optional;

/**
 * What an entry says, without its place in a list: on most hosts of a fleet the same.
 *
 * @param pcr absent where the first column is a namespace
 * @param template name of the template, escaped
 * @param templateDigest as logged, in hex
 * @param check what comparing the template digest says
 * @param digestAlgorithm of the file digest, {@code sha256} or {@code verity:sha256}; absent where there is none
 * @param digest of the file, in hex
 * @param path escaped
 * @param pathBytes the same in hex, where something other than a backslash was escaped
 * @param namespace the container that the entry claims to be of; absent for the host
 * @param provenance where the template data comes from
 */
public record EntryFact(
        Optional<Long> pcr,
        String template,
        String templateDigest,
        String check,
        Optional<String> digestAlgorithm,
        Optional<String> digest,
        String path,
        Optional<String> pathBytes,
        Optional<String> namespace,
        String provenance) {
    /** Characters of a path that are kept; no kernel logs more than an eighth of that. */
    private static final int LONGEST_PATH = 1 << 15;

    /** What {@code entry} says. */
    public static EntryFact of(Entry entry, TemplateDigestCheck check) {
        ByteString name = entry.name().path();
        Printable path = Printable.of(name);
        Optional<TemplateField.FileDigest> digest = entry.fileDigest();
        return new EntryFact(
                entry.pcr().isPresent() ? Optional.of((long) entry.pcr().getAsInt()) : Optional.empty(),
                Printable.ofText(entry.template().name()),
                entry.templateDigest().hex(),
                check.id(),
                digest.map(EntryFact::algorithm),
                digest.map(field -> field.digest().hex()),
                cut(path.text()),
                path.escaped() ? Optional.of(cut(name.hex())) : Optional.empty(),
                entry.name().container().map(Container::label).map(Printable::ofText),
                entry.provenance().name().toLowerCase(Locale.ROOT));
    }

    /** Digests of one label can be compared: {@code sha256}, {@code verity:sha256}. */
    private static String algorithm(TemplateField.FileDigest field) {
        String verity =
                field.type().filter("verity"::equals).map(type -> type + ":").orElse("");
        return Printable.ofText(verity + field.algorithmName());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_PATH ? text : text.substring(0, LONGEST_PATH);
    }
}
