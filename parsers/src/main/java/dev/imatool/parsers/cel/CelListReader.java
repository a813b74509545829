package dev.imatool.parsers.cel;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.Provenance;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateCatalog;
import dev.imatool.model.cel.CelContent;
import dev.imatool.model.cel.CelForm;
import dev.imatool.model.cel.CelRecord;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.entry.CurrentEntry;
import dev.imatool.parsers.entry.FieldSpans;
import dev.imatool.parsers.entry.LegacyTemplateData;
import dev.imatool.parsers.entry.ListReader;
import dev.imatool.parsers.input.ByteWindow;
import dev.imatool.parsers.input.DiagnosticLog;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Moves over the measurement list that the IMA records of a log are. The template data is what the record carries; records of
 * other contents are counted.
 */
public final class CelListReader implements ListReader {
    private static final int MOST_TYPES = 16;
    private static final int LONGEST_TYPE = 24;
    private static final String WITHOUT_PCR = "without a PCR and a digest";

    private final CelReader records;
    private final TemplateCatalog catalog;
    private final DiagnosticLog diagnostics;
    private final RecordDigestCheck digests = new RecordDigestCheck();
    private final ImaTemplateData imaData = new ImaTemplateData();
    private final FieldSpans scratch = new FieldSpans();
    private final Map<String, Long> others = new TreeMap<>();
    private final Optional<ByteOrder> wanted;
    private Optional<ByteOrder> order;
    private long entries;
    private boolean ended;

    /**
     * A reader of the content of {@code window}.
     *
     * @param order of the length words, where the user fixes it
     */
    public CelListReader(
            ByteWindow window,
            CelForm form,
            TemplateCatalog catalog,
            Optional<ByteOrder> order,
            DiagnosticLog diagnostics) {
        this.records = new CelReader(window, form, diagnostics);
        this.catalog = catalog;
        this.diagnostics = diagnostics;
        this.wanted = order;
        this.order = order;
    }

    @Override
    public boolean next(CurrentEntry entry) throws IOException {
        for (Optional<CelRecord> record = records.next(); record.isPresent(); record = records.next()) {
            if (take(record.get(), entry)) {
                return true;
            }
        }
        end();
        return false;
    }

    @Override
    public Optional<ByteOrder> byteOrder() {
        return order;
    }

    private boolean take(CelRecord record, CurrentEntry entry) {
        boolean ima =
                record.content() instanceof CelContent.ImaTemplate || record.content() instanceof CelContent.ImaTlv;
        if (!ima) {
            other(record.content().type());
            return false;
        }
        boolean pcr = record.register().filter(register -> !register.nv()).isPresent();
        if (!pcr || record.digests().isEmpty()) {
            other(record.content().type() + " " + WITHOUT_PCR);
            return false;
        }
        entries++;
        entry.begin("");
        entry.place(record.location().offset(), record.location().length());
        long index = record.register().orElseThrow().index();
        if (record.content() instanceof CelContent.ImaTemplate template) {
            template(record, index, template, entry);
        } else {
            entry.head(index, Template.unknown(record.content().type()));
            digest(entry, digests.choose(record.digests(), new byte[0], 0, false));
        }
        return true;
    }

    private void template(CelRecord record, long index, CelContent.ImaTemplate content, CurrentEntry entry) {
        byte[] name = content.template().toByteArray();
        byte[] data = content.data().toByteArray();
        Template template = catalog.lookup(name, 0, name.length);
        if (template.legacy()) {
            entry.head(index, template);
            legacy(record, data, entry);
            return;
        }
        ByteOrder fitting = order(data);
        boolean adds = scratch.walk(data, 0, data.length, fitting);
        if (adds && template.described() && scratch.count() != template.fields().size()) {
            template = otherReading(template, entry);
        }
        entry.head(index, template);
        boolean fit = entry.spans().walk(data, 0, data.length, fitting)
                && template.described()
                && entry.spans().count() == template.fields().size();
        if (!template.described()) {
            diagnostics.reportOnce(Diagnostic.atEntry(
                    DiagnosticKind.UNKNOWN_TEMPLATE, entries, entry.location(), printable(template.name())));
        }
        entry.data(data, 0, data.length, Provenance.LOGGED, fit, fitting);
        digest(entry, digests.choose(record.digests(), data, data.length, true));
    }

    private void legacy(CelRecord record, byte[] logged, CurrentEntry entry) {
        LegacyTemplateData data = imaData.of(logged);
        boolean there = imaData.fits();
        if (there) {
            data.fields(entry.spans());
            entry.data(data.array(), 0, data.length(), Provenance.LOGGED, true, ByteOrder.LITTLE);
            digest(entry, digests.choose(record.digests(), data.array(), data.length(), true));
        } else {
            entry.data(logged, 0, logged.length, Provenance.LOGGED, false, ByteOrder.LITTLE);
            digest(entry, digests.choose(record.digests(), logged, logged.length, true));
        }
    }

    private static void digest(CurrentEntry entry, RecordDigestCheck.Chosen chosen) {
        byte[] digest = chosen.digest().toByteArray();
        entry.digestSlice().set(digest, 0, digest.length);
        chosen.kind().ifPresent(entry::prove);
    }

    /** The order in which the lengths of the fields add up: that of the entries before it, if it is one. */
    private ByteOrder order(byte[] data) {
        ByteOrder first = order.orElse(ByteOrder.LITTLE);
        if (wanted.isPresent() || scratch.walk(data, 0, data.length, first)) {
            order = order.or(() -> data.length > 0 ? Optional.of(first) : Optional.empty());
            return first;
        }
        if (scratch.walk(data, 0, data.length, first.other())) {
            if (order.isPresent()) {
                return first.other();
            }
            order = Optional.of(first.other());
            return first.other();
        }
        return first;
    }

    private Template otherReading(Template template, CurrentEntry entry) {
        for (Template other : catalog.otherReadings(template)) {
            if (other.fields().size() == scratch.count()) {
                diagnostics.reportOnce(Diagnostic.atEntry(
                        DiagnosticKind.TEMPLATE_READING, entries, entry.location(), other.name(), other.format()));
                return other;
            }
        }
        return template;
    }

    private void other(String type) {
        String name = type.isEmpty() ? "of no type" : printable(type);
        others.merge(others.containsKey(name) || others.size() < MOST_TYPES ? name : "of further types", 1L, Long::sum);
    }

    /** What a log says about itself is safe to print then. */
    private static String printable(String type) {
        String shown =
                type.length() > LONGEST_TYPE && !type.endsWith(WITHOUT_PCR) ? type.substring(0, LONGEST_TYPE) : type;
        return shown.replaceAll("[^ -~]", "?");
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (entries > 0) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticKind.RECORDS_READ,
                    records.form().words(),
                    Long.toString(entries),
                    Long.toString(records.records())));
        }
        if (entries > 0 && !others.isEmpty()) {
            String counts = others.entrySet().stream()
                    .map(other -> other.getValue() + " " + other.getKey())
                    .collect(Collectors.joining(", "));
            diagnostics.report(Diagnostic.of(DiagnosticKind.RECORDS_OTHER, counts));
        }
    }
}
