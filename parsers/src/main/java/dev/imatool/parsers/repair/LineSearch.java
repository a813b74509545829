package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.ascii.LineProver.FieldText;
import dev.imatool.parsers.ascii.LineProver.Layout;
import java.util.List;
import java.util.Optional;

/** Searches what one line said, the likeliest and cheapest changes first. */
final class LineSearch {
    private final KnownTexts known;
    private final List<Rename> renames;

    LineSearch(KnownTexts known, List<Rename> renames) {
        this.known = known;
        this.renames = List.copyOf(renames);
    }

    /** By which change the line is proven; the trial then holds the repaired line. */
    Optional<RepairKind> search(LineTrial trial, Layout layout) {
        BlankEdits blanks = new BlankEdits(trial, layout);
        return fields(layout, field -> isName(field) ? new NameEdits(trial, field).renamed(renames) : Optional.empty())
                .or(blanks::underscores)
                .or(blanks::blanks)
                .or(() -> fields(layout, field -> cheap(trial, field)))
                .or(() -> fields(layout, field -> characters(trial, field)))
                .or(() -> fields(layout, field -> known(trial, field)))
                .or(() -> layout.fields().isEmpty() ? nameMissing(trial) : Optional.empty());
    }

    /** The line ends where its name should begin. */
    private Optional<RepairKind> nameMissing(LineTrial trial) {
        for (ByteString name : known.names()) {
            byte[] tail = new byte[name.length() + 1];
            tail[0] = ' ';
            name.copyTo(tail, 1);
            if (trial.over() || trial.replaced(trial.length(), trial.length(), tail)) {
                return trial.over() ? Optional.empty() : Optional.of(RepairKind.KNOWN_NAME);
            }
        }
        return Optional.empty();
    }

    /** The edits of one field. */
    interface FieldSearch {
        Optional<RepairKind> of(FieldText field);
    }

    /** A field that cannot be encoded is the damaged one. */
    static Optional<RepairKind> fields(Layout layout, FieldSearch search) {
        List<FieldText> fields = layout.fields();
        int failed = layout.failedField();
        if (failed >= 0 && failed < fields.size()) {
            return search.of(fields.get(failed));
        }
        for (FieldText field : fields) {
            Optional<RepairKind> found = search.of(field);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<RepairKind> cheap(LineTrial trial, FieldText field) {
        if (isName(field)) {
            NameEdits name = new NameEdits(trial, field);
            return name.unescaped().or(() -> name.namespace(known));
        }
        return isDigest(field) ? new DigestEdits(trial, field).algorithm() : Optional.empty();
    }

    /** Single characters of a field. */
    static Optional<RepairKind> characters(LineTrial trial, FieldText field) {
        return switch (field.id().encoding()) {
            case DIGEST, DIGEST_WITH_ALGORITHM, DIGEST_WITH_TYPE -> new DigestEdits(trial, field).digits();
            case NAME -> new NameEdits(trial, field).characters();
            case BYTES, UINT32_ARRAY, UUID -> of(trial, CharacterEdits.HEX, field);
            case UINT32, UINT16 -> of(trial, CharacterEdits.DECIMAL, field);
            case TEXT, UNKNOWN -> of(trial, CharacterEdits.PRINTABLE, field);
        };
    }

    private Optional<RepairKind> known(LineTrial trial, FieldText field) {
        if (isName(field)) {
            return new NameEdits(trial, field).known(known);
        }
        return isDigest(field) ? new DigestEdits(trial, field).known(known.digests()) : Optional.empty();
    }

    private static Optional<RepairKind> of(LineTrial trial, byte[] alphabet, FieldText field) {
        return new CharacterEdits(trial, alphabet).one(field.start(), field.end());
    }

    static boolean isName(FieldText field) {
        return field.id().encoding().isName();
    }

    static boolean isDigest(FieldText field) {
        return field.id().encoding().isDigest();
    }
}
