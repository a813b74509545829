package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.examine.report.Finding;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import dev.imatool.render.shared.FindingSentence;
import java.io.IOException;
import java.util.List;

/** Findings as objects. */
final class FindingJson {
    private FindingJson() {}

    static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.kind().id());
        json.writeStringField("severity", "error");
        switch (finding) {
            case Finding.OfEntry ofEntry -> write(json, ofEntry);
            case Finding.PcrNotReproduced pcr -> write(json, pcr);
            case Finding.PcrUndecided undecided -> write(json, undecided);
            case Finding.CopiesPart part -> write(json, part);
            case Finding.Changed changed -> write(json, changed);
            case Finding.NamespaceDiffers differs -> write(json, differs);
            case Finding.CpcrNotReproduced cpcr -> write(json, cpcr);
            case Finding.BootDigestMismatch boot -> {
                json.writeStringField("input", boot.input());
                json.writeNumberField("line", boot.boot().line());
                json.writeStringField("algorithm", "sha1");
                Fields.hex(json, "logged", boot.boot().digest());
                Fields.hex(json, "computed", boot.computed());
            }
            case Finding.OfLine ofLine -> write(json, ofLine);
            case Finding.ManifestLineFails line -> write(json, line);
            case Finding.NotAllowed entry -> write(json, entry);
            case Finding.BootAggregateNotReproduced boot -> BootAggregateJson.writeFinding(json, boot);
            case Finding.EventDataMismatch event -> EventLogJson.writeFinding(json, event);
            case Finding.RecordDigestMismatch record -> EventLogJson.writeFinding(json, record);
            case Finding.Signature signature -> write(json, signature);
        }
        if (!(finding instanceof Finding.OfLine || finding instanceof Finding.PcrUndecided)) {
            json.writeStringField("message", FindingSentence.message(finding));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Finding.OfEntry finding) throws IOException {
        json.writeStringField("input", finding.input());
        json.writeNumberField("entry", finding.entry());
        Fields.location(json, finding.location());
        Fields.optional(json, "algorithm", finding.algorithm());
        Fields.optional(json, "logged", finding.logged());
        Fields.optional(json, "computed", finding.computed());
        Fields.name(json, "path", finding.path());
    }

    private static void write(JsonGenerator json, Finding.PcrNotReproduced pcr) throws IOException {
        if (!pcr.input().isEmpty()) {
            json.writeStringField("input", pcr.input());
        }
        if (!pcr.list().isEmpty()) {
            Fields.text(json, "list", pcr.list());
        }
        json.writeStringField("bank", pcr.bank());
        json.writeNumberField("pcr", pcr.pcr());
        Fields.hex(json, "expected", pcr.expected().value());
        json.writeStringField("origin", pcr.expected().origin());
        if (pcr.computed().isPresent()) {
            Fields.hex(json, "computed", pcr.computed().get());
        }
    }

    private static void write(JsonGenerator json, Finding.PcrUndecided finding) throws IOException {
        json.writeStringField("input", finding.input());
        if (finding.entry().isPresent()) {
            json.writeNumberField("entry", finding.entry().getAsLong());
        }
        UndecidedJson.fields(json, finding.undecided());
        json.writeStringField("message", finding.message());
    }

    private static void write(JsonGenerator json, Finding.Changed finding) throws IOException {
        json.writeStringField("input", finding.input());
        List<Long> entries = finding.after().isEmpty() ? finding.before() : finding.after();
        json.writeNumberField("entry", entries.get(0));
        if (finding.namespace().isPresent()) {
            Fields.text(json, "namespace", finding.namespace().get());
        }
        Fields.name(json, "path", finding.path());
        writeNumbers(json, "before_entries", finding.before());
        writeNumbers(json, "after_entries", finding.after());
    }

    private static void writeNumbers(JsonGenerator json, String key, List<Long> numbers) throws IOException {
        if (!numbers.isEmpty()) {
            json.writeArrayFieldStart(key);
            for (long number : numbers) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, Finding.CopiesPart finding) throws IOException {
        json.writeStringField("input", finding.input());
        json.writeNumberField("entry", finding.parts().entry());
        Fields.location(json, finding.parts().second());
        json.writeStringField("aspect", finding.parts().aspect().id());
        if (!finding.parts().field().isEmpty()) {
            Fields.text(json, "field", finding.parts().field());
        }
        Fields.text(json, "logged", finding.parts().saidBySecond());
        Fields.location(json, "first_location", finding.parts().first());
        Fields.text(json, "first_logged", finding.parts().saidByFirst());
    }

    private static void write(JsonGenerator json, Finding.NamespaceDiffers finding) throws IOException {
        json.writeStringField("input", finding.input());
        json.writeNumberField("entry", finding.entry());
        Fields.location(json, finding.location());
        json.writeStringField("first_column", finding.column());
        Fields.text(json, "namespace", finding.namespace());
        Fields.name(json, "path", finding.path());
    }

    private static void write(JsonGenerator json, Finding.CpcrNotReproduced finding) throws IOException {
        json.writeStringField("input", finding.input());
        if (!finding.pcr().list().isEmpty()) {
            Fields.text(json, "list", finding.pcr().list());
        }
        json.writeStringField("namespace", finding.pcr().namespace());
        Fields.hex(json, "expected", finding.pcr().logged().orElseThrow());
        if (finding.pcr().value().isPresent()) {
            Fields.hex(json, "computed", finding.pcr().value().get());
        }
    }

    private static void write(JsonGenerator json, Finding.OfLine finding) throws IOException {
        json.writeStringField("input", finding.input());
        if (finding.line() > 0) {
            json.writeNumberField("line", finding.line());
        }
        Fields.text(json, "message", finding.message());
        if (finding.path().isPresent()) {
            Fields.name(json, "path", finding.path().get());
        }
    }

    private static void write(JsonGenerator json, Finding.Signature finding) throws IOException {
        EntrySignatures judged = finding.judged();
        json.writeStringField("input", finding.input());
        json.writeNumberField("entry", judged.entry());
        Fields.location(json, judged.location());
        Fields.name(json, "path", judged.path());
        if (judged.deciding().isPresent()) {
            SignatureCheck check = judged.deciding().get();
            Fields.text(json, "field", check.field().name());
            Fields.optional(json, "key_id", check.keyId().map(ByteString::hex));
            json.writeStringField("detail", check.detail());
        }
    }

    private static void write(JsonGenerator json, Finding.NotAllowed finding) throws IOException {
        json.writeStringField("input", finding.input());
        json.writeNumberField("entry", finding.entry());
        Fields.location(json, finding.location());
        Fields.optional(json, "role", finding.role().map(PathRole::id));
        if (finding.namespace().isPresent()) {
            Fields.text(json, "namespace", finding.namespace().get());
        }
        Fields.name(json, "path", finding.path());
        Fields.optional(json, "algorithm", finding.logged().map(ContentDigest::label));
        Fields.optional(
                json, "logged", finding.logged().map(digest -> digest.digest().hex()));
        if (!finding.allowed().isEmpty()) {
            json.writeArrayFieldStart("allowed");
            for (ContentDigest digest : finding.allowed()) {
                json.writeString(digest.text());
            }
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, Finding.ManifestLineFails finding) throws IOException {
        Fields.text(json, "input", finding.input());
        json.writeNumberField("line", finding.line());
        Fields.text(json, "file", finding.file());
        json.writeStringField("algorithm", finding.listed().algorithm().kernelName());
        Fields.hex(json, "logged", finding.listed().digest());
        if (finding.computed().isPresent()) {
            Fields.hex(json, "computed", finding.computed().get());
        }
    }
}
