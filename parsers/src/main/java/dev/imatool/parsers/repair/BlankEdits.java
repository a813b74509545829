package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.ascii.LineProver.FieldText;
import dev.imatool.parsers.ascii.LineProver.Layout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Blanks that were added, lost, doubled, or stand where the kernel stored underscores; and the reverse. */
final class BlankEdits {
    private static final int MOST_CHANGES = 4096;

    private final LineTrial trial;
    private final Layout layout;

    BlankEdits(LineTrial trial, Layout layout) {
        this.trial = trial;
        this.layout = layout;
    }

    /** Blanks for underscores in the name, all of them and one by one, and the reverse. */
    Optional<RepairKind> underscores() {
        for (FieldText field : layout.fields()) {
            String name = trial.text(field.start(), field.end()).latin1();
            boolean found = changed(field, name, name.replace(' ', '_'))
                    || changed(field, name, name.replace("%20", "_"))
                    || changed(field, name, name.replace("\\040", "_"))
                    || changed(field, name, name.replace("\\ ", "_"))
                    || changed(field, name, name.replace('_', ' '))
                    || eachOf(field, ' ', '_')
                    || eachOf(field, '_', ' ');
            if (found) {
                return Optional.of(RepairKind.UNDERSCORES);
            }
        }
        return Optional.empty();
    }

    /** A blank too many, or too few, between or inside the fields. */
    Optional<RepairKind> blanks() {
        int from = layout.fieldsAt();
        int to = Math.min(trial.length(), from + MOST_CHANGES);
        ByteString text = trial.text(from, trial.length());
        String single = text.latin1().replaceAll(" +", " ").strip();
        boolean found = trial.replaced(from, trial.length(), single.getBytes(StandardCharsets.ISO_8859_1));
        for (int at = from; at < to && !found && !trial.over(); at++) {
            found = trial.at(at) == ' ' ? trial.replaced(at, at + 1) : trial.replaced(at, at, (byte) ' ');
        }
        return found ? Optional.of(RepairKind.BLANKS) : Optional.empty();
    }

    private boolean changed(FieldText field, String before, String after) {
        return !after.equals(before)
                && trial.replaced(field.start(), field.end(), after.getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean eachOf(FieldText field, char from, char to) {
        int end = Math.min(field.end(), field.start() + MOST_CHANGES);
        for (int at = field.start(); at < end && !trial.over(); at++) {
            if (trial.at(at) == from && trial.replaced(at, at + 1, (byte) to)) {
                return true;
            }
        }
        return false;
    }
}
