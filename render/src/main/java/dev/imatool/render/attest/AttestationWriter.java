package dev.imatool.render.attest;

import dev.imatool.examine.report.Report;
import dev.imatool.examine.report.ReportInput;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.json.dsse.ReportStatement;
import dev.imatool.render.declare.Document;
import dev.imatool.render.output.ReportWriter;
import dev.imatool.render.schema.SchemaWriter;
import dev.imatool.render.tree.JsonSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a report as an in-toto statement (Statement v1) and puts it into an envelope. The subjects are the files that the report names
 * as its inputs; the predicate is its JSON document, byte for byte.
 */
public final class AttestationWriter {
    private AttestationWriter() {}

    /** The files that a statement about {@code report} is about, each name and digest once, in the order of the inputs. */
    public static List<ReportStatement.Subject> subjects(Report report) {
        Set<ReportStatement.Subject> subjects = new LinkedHashSet<>();
        for (ReportInput input : report.head().read()) {
            // a file that is left out would look as if it had not been read
            String sha256 = input.sha256()
                    .orElseThrow(() -> new IllegalStateException("no SHA-256 was computed of " + input.path()));
            subjects.add(new ReportStatement.Subject(input.path(), sha256));
        }
        return List.copyOf(subjects);
    }

    /** The statement. */
    public static <R extends Report> ByteString statement(R report, Document<R> document) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (JsonSink sink = JsonSink.lines(head)) {
            sink.beginRecord();
            text(sink, "_type", ReportStatement.TYPE);
            sink.key("subject");
            sink.beginList();
            for (ReportStatement.Subject subject : subjects(report)) {
                sink.beginRecord();
                text(sink, "name", subject.name());
                sink.key("digest");
                sink.beginRecord();
                text(sink, "sha256", subject.sha256());
                sink.endRecord();
                sink.endRecord();
            }
            sink.endList();
            text(sink, "predicateType", SchemaWriter.id(document));
        }
        ByteArrayOutputStream statement = new ByteArrayOutputStream();
        statement.writeBytes(head.toByteArray());
        statement.writeBytes(",\"predicate\":".getBytes(StandardCharsets.US_ASCII));
        ReportWriter.json(report, document, statement);
        statement.writeBytes("}\n".getBytes(StandardCharsets.US_ASCII));
        return ByteString.copyOf(statement.toByteArray());
    }

    /** The envelope, in one line. */
    public static void envelope(ByteString statement, String keyId, ByteString signature, OutputStream out)
            throws IOException {
        JsonSink sink = JsonSink.lines(out);
        sink.beginRecord();
        text(sink, "payload", base64(statement));
        text(sink, "payloadType", ReportStatement.PAYLOAD_TYPE);
        sink.key("signatures");
        sink.beginList();
        sink.beginRecord();
        text(sink, "keyid", keyId);
        text(sink, "sig", base64(signature));
        sink.endRecord();
        sink.endList();
        sink.endRecord();
        sink.endLine();
        sink.close();
    }

    private static void text(JsonSink sink, String key, String value) throws IOException {
        sink.key(key);
        sink.text(value);
    }

    private static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
