package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.FieldId;
import dev.imatool.model.LoggedDigestKind;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.parsers.input.ByteWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads single lines from memory: whether they begin like an entry, where their fields stand, and whether their template
 * digest proves them. Lines come without their line end.
 */
public final class LineProver {
    private final ByteWindow window = ByteWindow.inMemory();
    private final EntryLine line = new EntryLine(window);
    private final ByteSlice digest = new ByteSlice();
    private final LineReading reading;

    /**
     * A prover.
     *
     * @param catalog what template names stand for
     * @param order of the length words, where it is known
     */
    public LineProver(TemplateCatalog catalog, Optional<ByteOrder> order) {
        this.reading = new LineReading(window, catalog, order);
    }

    /**
     * A field of a line, as it is printed.
     *
     * @param id its id
     * @param start where its text begins in the line
     * @param end after its last byte
     */
    public record FieldText(FieldId id, int start, int end) {}

    /**
     * A line taken apart, whether its template digest fits or not.
     *
     * @param firstColumn its PCR, or a namespace
     * @param template by its usual reading
     * @param fields one for each field of the template, or none where text and template have nothing in common; what is too
     *     much belongs to the event name
     * @param fieldsAt where the text of the fields begins
     * @param digestWhole whether the template digest has a length that a bank has
     * @param violation whether it is all zero
     * @param failedField index of the first field that cannot be encoded, or -1
     */
    public record Layout(
            long firstColumn,
            Template template,
            List<FieldText> fields,
            int fieldsAt,
            boolean digestWhole,
            boolean violation,
            int failedField) {
        public Layout {
            fields = List.copyOf(fields);
        }

        /** True when a template digest can decide what the line said. */
        public boolean provable() {
            return digestWhole && !violation && template.described();
        }
    }

    /** All template digests are of that kind; otherwise each that has their length is tried. */
    public void expect(LoggedDigestKind kind) {
        reading.expect(kind);
    }

    /** True when the template digest of the line comes out of its fields. */
    public boolean proves(byte[] bytes, int length) {
        return begins(bytes, length) && reading.prove(line, length);
    }

    /** True when the line begins like an entry. */
    public boolean begins(byte[] bytes, int length) {
        window.hold(bytes, length);
        return line.parse(0, length);
    }

    /** True when the line, cut off at its end, may be the beginning of an entry. */
    public boolean mayBegin(byte[] bytes, int length) {
        window.hold(bytes, length);
        return line.mayBegin(0, length);
    }

    /** The parts of a line; none when it does not begin like an entry. */
    public Optional<Layout> layout(ByteString text) {
        byte[] bytes = text.toByteArray();
        if (!begins(bytes, bytes.length)) {
            return Optional.empty();
        }
        boolean encodable = reading.assume(line, bytes.length);
        List<FieldText> fields = new ArrayList<>();
        List<FieldId> ids = reading.template.fields();
        for (int i = 0; reading.fields.count == ids.size() && i < ids.size(); i++) {
            fields.add(new FieldText(ids.get(i), reading.fields.start(i), reading.fields.end(i)));
        }
        line.templateDigest(digest);
        boolean violation = line.digestWhole && digest.allZero();
        int failed = encodable ? -1 : reading.failedField;
        return Optional.of(
                new Layout(line.number, reading.template, fields, line.fieldsAt, line.digestWhole, violation, failed));
    }
}
