package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.replay.verify.CopyResult;
import java.io.IOException;

/** How copies compare, in the document of evidence. */
final class VerifyJson {
    private VerifyJson() {}

    /** How one copy stands to another, into the object that was begun. */
    static void copyFields(JsonGenerator json, CopyResult copies) throws IOException {
        json.writeStringField("relation", relation(copies));
        json.writeNumberField("same_entries", copies.sameEntries());
        switch (copies) {
            case CopyResult.Same same -> {}
            case CopyResult.FirstIsPrefix prefix -> json.writeNumberField("more_entries", prefix.more());
            case CopyResult.SecondIsPrefix prefix -> json.writeNumberField("more_entries", prefix.more());
            case CopyResult.PartsAt parts -> {
                json.writeNumberField("entry", parts.entry());
                json.writeStringField("aspect", parts.aspect().id());
                if (!parts.field().isEmpty()) {
                    json.writeStringField("field", parts.field());
                }
                Fields.location(json, "first", parts.first());
                Fields.location(json, "second", parts.second());
                if (parts.kexec().isPresent()) {
                    json.writeObjectFieldStart("kexec");
                    json.writeStringField("list", parts.kexec().get().inSecond() ? "second" : "first");
                    json.writeNumberField(
                            "last_entry_between", parts.kexec().get().last());
                    json.writeEndObject();
                }
            }
        }
    }

    private static String relation(CopyResult copies) {
        return switch (copies) {
            case CopyResult.Same same -> "same";
            case CopyResult.FirstIsPrefix prefix -> "first_is_prefix";
            case CopyResult.SecondIsPrefix prefix -> "second_is_prefix";
            case CopyResult.PartsAt parts -> "parts_at";
        };
    }
}
