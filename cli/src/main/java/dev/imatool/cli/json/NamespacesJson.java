package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.NamespacesReport;
import dev.imatool.diff.survey.AcrossNamespaces.Kind;
import dev.imatool.diff.survey.AcrossNamespaces;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.diff.survey.NamespaceOverlap;
import dev.imatool.diff.survey.SurveyedNamespace.InList;
import dev.imatool.diff.survey.SurveyedNamespace;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The document of {@code namespaces}. */
public final class NamespacesJson {
    private NamespacesJson() {}

    /** Writes the whole document. */
    public static void write(NamespacesReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            ReportHeader head = report.head();
            json.writeStartObject();
            HeadJson.write(json, report);
            Fields.templateDigests(json, report.templateDigests());
            json.writeNumberField("entries_outside", report.entriesOutside());
            json.writeArrayFieldStart("namespaces");
            for (SurveyedNamespace namespace : report.namespaces()) {
                writeNamespace(json, head, namespace);
            }
            json.writeEndArray();
            PlaceJson.bootAggregates(json, head, report.bootAggregates());
            writeRows(json, head, report.overlap(), "shared", kind -> kind == Kind.SHARED);
            writeRows(json, head, report.overlap(), "different", kind -> kind == Kind.DIFFERENT);
            writeRows(json, head, report.overlap(), "not_comparable", Kind::notComparable);
            ResolutionJson.write(json, head, report.resolutions());
            json.writeArrayFieldStart("images");
            for (EntryPlace image : report.images()) {
                json.writeStartObject();
                PlaceJson.fields(json, head, image);
                json.writeStringField("result", "not_recomputable");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeNamespace(JsonGenerator json, ReportHeader head, SurveyedNamespace namespace)
            throws IOException {
        json.writeStartObject();
        Fields.text(json, "label", namespace.label());
        json.writeArrayFieldStart("named_in");
        for (Enum<?> source : namespace.sources().stream().sorted().toList()) {
            json.writeString(Fields.lowerCase(source));
        }
        json.writeEndArray();
        json.writeNumberField("entries", namespace.entries());
        json.writeNumberField("violations", namespace.violations());
        json.writeNumberField("kernel_modules", namespace.modules());
        json.writeNumberField("image_entries", namespace.images());
        json.writeNumberField("first_columns", namespace.columns());
        json.writeNumberField("first_columns_equal", namespace.columns() - namespace.columnsDiffer());
        writeLists(json, head, namespace.lists());
        PlaceJson.write(json, "first", head, namespace.first());
        PlaceJson.write(json, "last", head, namespace.last());
        if (namespace.creator().isPresent()) {
            SurveyedNamespace.Creator creator = namespace.creator().get();
            json.writeObjectFieldStart("creator");
            PlaceJson.fields(json, head, creator.entry());
            Fields.optional(json, "process_chain", creator.processChain().map(Printable::ofText));
            json.writeArrayFieldStart("also_in");
            for (String label : creator.alsoIn()) {
                json.writeString(Printable.ofText(label));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeLists(JsonGenerator json, ReportHeader head, List<InList> lists) throws IOException {
        json.writeArrayFieldStart("lists");
        for (InList list : lists) {
            json.writeStartObject();
            json.writeStringField("input", head.inputs().get(list.input()).name());
            if (!list.list().isEmpty()) {
                Fields.text(json, "list", list.list());
            }
            if (list.pcr().isPresent()) {
                json.writeNumberField("pcr", list.pcr().getAsInt());
            }
            json.writeNumberField("entries", list.entries());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRows(
            JsonGenerator json, ReportHeader head, NamespaceOverlap overlap, String key, Predicate<Kind> wanted)
            throws IOException {
        json.writeArrayFieldStart(key);
        long listed = 0;
        for (AcrossNamespaces row : overlap.paths()) {
            if (wanted.test(row.kind())) {
                listed++;
                json.writeStartObject();
                Fields.name(json, "path", row.path());
                if (row.kind().notComparable()) {
                    json.writeStringField("reason", row.kind().id());
                }
                json.writeArrayFieldStart("places");
                for (EntryPlace place : row.places()) {
                    json.writeStartObject();
                    PlaceJson.fields(json, head, place);
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        long all = overlap.counts().entrySet().stream()
                .filter(count -> wanted.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (all > listed) {
            json.writeNumberField(key + "_omitted", all - listed);
        }
    }
}
