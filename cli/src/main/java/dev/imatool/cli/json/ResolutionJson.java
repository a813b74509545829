package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.Resolution;
import dev.imatool.cli.report.Resolutions;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.model.ByteString;
import dev.imatool.replay.container.NamespacedFormula;
import java.io.IOException;

/** What is behind the digests of container-ima. */
final class ResolutionJson {
    private static final int BOUND_BITS = 64;

    private ResolutionJson() {}

    static void write(JsonGenerator json, ReportHeader head, Resolutions resolutions) throws IOException {
        json.writeArrayFieldStart("resolutions");
        for (Resolution resolution : resolutions.listed()) {
            json.writeStartObject();
            PlaceJson.fields(json, head, resolution.entry());
            boolean explained = !resolution.sources().isEmpty();
            json.writeStringField("result", explained ? "explained" : "unresolved");
            if (explained) {
                boolean asMeant = resolution.formula() == NamespacedFormula.DIGEST_AND_NAMESPACE;
                json.writeStringField("formula", resolution.formula().id());
                json.writeNumberField("file_bits_bound", asMeant ? digestBits(resolution.entry()) : BOUND_BITS);
                json.writeBooleanField("namespace_bound", asMeant);
                json.writeArrayFieldStart("sources");
                for (Resolution.Source source : resolution.sources()) {
                    json.writeStartObject();
                    write(json, head, source);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        long omitted = resolutions.explained()
                + resolutions.unresolved()
                - resolutions.listed().size();
        if (omitted > 0) {
            json.writeNumberField("resolutions_omitted", omitted);
        }
    }

    private static int digestBits(EntryPlace entry) {
        return Byte.SIZE
                * entry.digest().map(logged -> logged.digest().length()).orElse(0);
    }

    private static void write(JsonGenerator json, ReportHeader head, Resolution.Source source) throws IOException {
        switch (source) {
            case Resolution.HostEntry(EntryPlace place, boolean damaged) -> {
                json.writeStringField("kind", "host_entry");
                PlaceJson.fields(json, head, place);
                json.writeBooleanField("damaged", damaged);
            }
            case Resolution.Allowed(String file, boolean list, long number, ByteString path) -> {
                json.writeStringField("kind", "allow_list");
                Fields.text(json, "file", file);
                json.writeNumberField(list ? "entry" : "line", number);
                Fields.name(json, "path", path);
            }
        }
    }
}
