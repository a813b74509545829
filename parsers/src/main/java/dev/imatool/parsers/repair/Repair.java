package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry that does not fit its template digest, and what became of the search for what it said.
 *
 * @param entry its number; absent for a line that could not be read as an entry at all
 * @param list the list it belongs to; empty for an input that is one plain list
 * @param location where the damaged text or bytes stand
 * @param name event name and container, repaired where they were; the name is empty where there is none
 * @param outcome what was found
 * @param field id of the one field that differs, or that cannot be read; absent where it is another part, or not known
 * @param damaged what is there: the field, of a digest only its digits where the rest is unharmed, else the whole text
 * @param tried how many variants were hashed
 */
public record Repair(
        OptionalLong entry,
        String list,
        Location location,
        QualifiedName name,
        Outcome outcome,
        Optional<String> field,
        ByteString damaged,
        long tried) {
    /** What was found. */
    public sealed interface Outcome {}

    /**
     * The template digest proves it; no other template data has that digest.
     *
     * @param kind what was changed
     * @param also what was changed besides, where two damages met
     * @param repaired what takes the place of {@link Repair#damaged}
     */
    public record Unique(RepairKind kind, Optional<RepairKind> also, ByteString repaired) implements Outcome {
        Unique(RepairKind kind, ByteString repaired) {
            this(kind, Optional.empty(), repaired);
        }
    }

    /**
     * No template digest decides between these.
     *
     * @param candidates each could take the place of {@link Repair#damaged}
     */
    public record Ambiguous(List<ByteString> candidates) implements Outcome {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Nothing that was tried fits.
     *
     * @param reason why the search ended
     */
    public record None(Reason reason) implements Outcome {}

    /** Why nothing was found. */
    public enum Reason {
        /** No variant that was tried gives the template digest: other damage, or a change with intent. */
        NOT_FOUND,
        /** The template digest itself is damaged, or all zero (a violation). */
        NO_PROOF,
        /** Bounds on the work were reached. */
        GIVEN_UP;

        /** Name in machine-readable output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
