package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.changes.Change;
import dev.imatool.diff.changes.ChangeKind;
import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.history.Side;
import dev.imatool.diff.namespaces.NamespaceAlignment;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.diff.KnownBoots;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.FieldId;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.tpm.Attestation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The document of {@code diff}. */
public final class DiffJson {
    private static final int ORDER_ROWS = 1000;

    private DiffJson() {}

    /** Writes the whole document. */
    public static void write(DiffReport report, OutputStream out) throws IOException {
        ListDiff diff = report.diff();
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            writeProven(json, report);
            writeBoots(json, report.boots());
            RelationJson.write(json, diff.relation());
            writeNamespaces(json, diff.namespaces());
            json.writeObjectFieldStart("boot_aggregates");
            json.writeNumberField("before", diff.bootAggregates().before());
            json.writeNumberField("after", diff.bootAggregates().after());
            json.writeEndObject();
            json.writeObjectFieldStart("summary");
            for (ChangeKind kind : ChangeKind.values()) {
                json.writeNumberField(kind.id(), diff.counts().getOrDefault(kind, 0));
            }
            json.writeEndObject();
            json.writeArrayFieldStart("changes");
            for (Change change : diff.changes()) {
                writeChange(json, change, report);
            }
            json.writeEndArray();
            if (diff.order().isPresent()) {
                writeOrder(json, diff.order().get(), report);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeProven(JsonGenerator json, DiffReport report) throws IOException {
        json.writeObjectFieldStart("before");
        Fields.templateDigests(json, report.before());
        json.writeEndObject();
        json.writeObjectFieldStart("after");
        Fields.templateDigests(json, report.after());
        json.writeEndObject();
    }

    private static void writeBoots(JsonGenerator json, KnownBoots boots) throws IOException {
        json.writeObjectFieldStart("boots");
        json.writeStringField("known", Fields.lowerCase(boots.boots()));
        json.writeStringField("source", Fields.lowerCase(boots.source()));
        json.writeStringField("quotes", Fields.lowerCase(boots.quotes()));
        writeQuote(json, "before_quote", boots.before());
        writeQuote(json, "after_quote", boots.after());
        json.writeEndObject();
    }

    private static void writeQuote(JsonGenerator json, String key, Optional<Attestation> quote) throws IOException {
        if (quote.isPresent()) {
            json.writeObjectFieldStart(key);
            Fields.hex(json, "qualified_signer", quote.get().qualifiedSigner());
            QuoteJson.clock(json, quote.get().clock());
            json.writeEndObject();
        }
    }

    /** The first rows only: two lists of a million entries may share none of their places. */
    private static void writeOrder(JsonGenerator json, ListDiff.Order order, DiffReport report) throws IOException {
        json.writeObjectFieldStart("order");
        json.writeNumberField("lost", order.counts().lost());
        json.writeNumberField("moved", order.counts().moved());
        json.writeNumberField("doubled", order.counts().doubled());
        json.writeNumberField("inserted", order.counts().inserted());
        int listed = Math.min(ORDER_ROWS, order.rows().size());
        json.writeArrayFieldStart("entries");
        for (Change change : order.rows().subList(0, listed)) {
            writeChange(json, change, report);
        }
        json.writeEndArray();
        if (order.rows().size() > listed) {
            json.writeNumberField("entries_omitted", order.rows().size() - listed);
        }
        json.writeEndObject();
    }

    private static void writeNamespaces(JsonGenerator json, NamespaceAlignment alignment) throws IOException {
        json.writeObjectFieldStart("namespaces");
        json.writeBooleanField("ignored", alignment.ignored());
        json.writeArrayFieldStart("pairs");
        for (NamespaceAlignment.Pair pair : alignment.pairs()) {
            json.writeStartObject();
            Fields.text(json, "before", pair.before());
            Fields.text(json, "after", pair.after());
            json.writeStringField("how", pair.how().id());
            RelationJson.share(json, "score", pair.score());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeLabels(json, "only_before", alignment.onlyBefore());
        writeLabels(json, "only_after", alignment.onlyAfter());
        writeLabels(json, "not_found", alignment.notFound());
        if (alignment.likeliestOnly()) {
            json.writeBooleanField("likeliest_only", true);
        }
        json.writeEndObject();
    }

    private static void writeLabels(JsonGenerator json, String key, List<String> labels) throws IOException {
        json.writeArrayFieldStart(key);
        for (String label : labels) {
            json.writeString(Printable.ofText(label));
        }
        json.writeEndArray();
    }

    private static void writeChange(JsonGenerator json, Change change, DiffReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", change.kind().id());
        if (change.namespace().isPresent()) {
            Fields.text(json, "namespace", change.namespace().get());
        }
        if (change.beforeNamespace().isPresent()) {
            Fields.text(json, "before_namespace", change.beforeNamespace().get());
        }
        Fields.name(json, "path", change.path());
        writeSides(json, "before", change.kind(), change.before(), report.buffersBefore());
        writeSides(json, "after", change.kind(), change.after(), report.buffersAfter());
        if (!change.origins().isEmpty()) {
            json.writeArrayFieldStart("origins");
            for (Change.Origin origin : change.origins()) {
                json.writeStartObject();
                json.writeNumberField("entry", origin.entry());
                if (origin.namespace().isPresent()) {
                    Fields.text(json, "namespace", origin.namespace().get());
                }
                Fields.name(json, "path", origin.path());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!change.fields().isEmpty()) {
            json.writeArrayFieldStart("fields");
            for (FieldId field : change.fields()) {
                json.writeString(field.name());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeSides(
            JsonGenerator json, String key, ChangeKind kind, List<Side> sides, BuffersByEntry buffers)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (Side side : sides) {
            json.writeStartObject();
            json.writeNumberField("entry", side.entry());
            if (kind == ChangeKind.PCR_CHANGED && side.pcr().isPresent()) {
                json.writeNumberField("pcr", side.pcr().getAsInt());
            }
            if (side.fileDigest().isPresent()) {
                writeDigest(json, side.fileDigest().get());
            }
            if (side.violation()) {
                json.writeBooleanField("violation", true);
            }
            if (side.unproven()) {
                json.writeBooleanField("unproven", true);
            }
            if (side.signature() != Side.Signature.NOT_CARRIED) {
                json.writeStringField("signature", Fields.lowerCase(side.signature()));
            }
            Optional<MeasuredBuffer> buffer = buffers.of(side.entry());
            if (buffer.isPresent()) {
                BufferJson.write(json, "buffer", buffer.get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeDigest(JsonGenerator json, MeasuredDigest digest) throws IOException {
        json.writeObjectFieldStart("file_digest");
        if (digest.type().isPresent()) {
            Fields.text(json, "type", digest.type().get());
        }
        Fields.text(json, "algorithm", digest.algorithm());
        Fields.hex(json, "hex", digest.digest());
        json.writeEndObject();
    }
}
