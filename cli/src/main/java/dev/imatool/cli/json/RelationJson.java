package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.diff.relation.Relation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How two lists relate, as an object: its kind, a sentence, and the numbers behind it. */
final class RelationJson {
    private static final int SHARE_DIGITS = 4;

    private RelationJson() {}

    static void write(JsonGenerator json, Relation relation) throws IOException {
        json.writeObjectFieldStart("relation");
        json.writeStringField("kind", relation.id());
        json.writeStringField("sentence", relation.sentence());
        switch (relation) {
            case Relation.Identical identical -> json.writeNumberField("common_entries", identical.entries());
            case Relation.Continues continues -> {
                json.writeNumberField("common_entries", continues.commonEntries());
                json.writeNumberField("new_entries", continues.newEntries());
            }
            case Relation.ShorterCopy shorter -> {
                json.writeNumberField("common_entries", shorter.commonEntries());
                json.writeNumberField("missing_entries", shorter.missingEntries());
            }
            case Relation.Overlap overlap -> {
                json.writeNumberField("before_first", overlap.beforeFirst());
                json.writeNumberField("after_first", overlap.afterFirst());
                json.writeNumberField("common_entries", overlap.commonEntries());
                json.writeNumberField("new_entries", overlap.newEntries());
                json.writeNumberField("before_behind", overlap.beforeBehind());
            }
            case Relation.CommonParts parts -> {
                json.writeNumberField("common_start", parts.commonStart());
                json.writeNumberField("common_end", parts.commonEnd());
                json.writeNumberField("before_between", parts.beforeBetween());
                json.writeNumberField("after_between", parts.afterBetween());
                json.writeBooleanField("same_entries", parts.sameEntries());
                if (parts.kexec()) {
                    json.writeBooleanField("kexec", true);
                }
            }
            case Relation.SeparateBoots boots -> {
                share(json, "shared_content", boots.sharedContent());
                share(json, "shared_paths", boots.sharedPaths());
                if (boots.bootAggregateEqual().isPresent()) {
                    json.writeBooleanField(
                            "boot_aggregate_equal", boots.bootAggregateEqual().get());
                }
            }
            case Relation.TwoNamespaces namespaces -> {
                Fields.text(json, "before_namespace", namespaces.before());
                Fields.text(json, "after_namespace", namespaces.after());
                share(json, "shared_content", namespaces.sharedContent());
                share(json, "shared_paths", namespaces.sharedPaths());
            }
            case Relation.NotCompared nothing -> {}
            case Relation.Unrelated unrelated -> {
                share(json, "shared_content", unrelated.sharedContent());
                share(json, "shared_paths", unrelated.sharedPaths());
            }
        }
        json.writeEndObject();
    }

    /** A share from 0 to 1, rounded down so that 1 means all. */
    static void share(JsonGenerator json, String key, double share) throws IOException {
        json.writeNumberField(
                key,
                BigDecimal.valueOf(share)
                        .setScale(SHARE_DIGITS, RoundingMode.DOWN)
                        .stripTrailingZeros());
    }
}
