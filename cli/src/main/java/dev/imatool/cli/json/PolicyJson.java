package dev.imatool.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imatool.cli.report.PolicyReport;
import dev.imatool.parsers.policy.FsMagic;
import dev.imatool.parsers.policy.PolicyAction;
import dev.imatool.parsers.policy.PolicyRemark;
import dev.imatool.parsers.policy.PolicyRule;
import dev.imatool.parsers.policy.RuleTerm;
import dev.imatool.parsers.policy.RuleWords;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The document of {@code policy}. */
public final class PolicyJson {
    private PolicyJson() {}

    /** Writes the whole document. */
    public static void write(PolicyReport report, OutputStream out) throws IOException {
        List<PolicyRule> rules = report.policy().rules();
        try (JsonGenerator json = JsonDocument.pretty(out)) {
            json.writeStartObject();
            HeadJson.write(json, report);
            json.writeBooleanField("quoted", report.policy().quoted());
            json.writeObjectFieldStart("actions");
            for (PolicyAction action : PolicyAction.values()) {
                long count = rules.stream()
                        .filter(rule -> rule.action().filter(action::equals).isPresent())
                        .count();
                json.writeNumberField(action.word(), count);
            }
            json.writeEndObject();
            json.writeNumberField("comments", report.policy().comments());
            Optional<PolicyRule.Need> need = report.policy().need();
            if (need.isPresent()) {
                json.writeFieldName("needs_kernel");
                write(json, need.get());
            }
            writeMagics(json, rules);
            json.writeArrayFieldStart("rules");
            for (PolicyRule rule : rules) {
                write(json, rule, report.policy().need(rule));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("remarks");
            for (PolicyRemark remark : report.remarks()) {
                write(json, remark);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeMagics(JsonGenerator json, List<PolicyRule> rules) throws IOException {
        json.writeArrayFieldStart("file_systems");
        List<FsMagic> magics = rules.stream()
                .flatMap(rule -> rule.fsMagic().stream())
                .distinct()
                .toList();
        for (FsMagic magic : magics) {
            json.writeStartObject();
            json.writeStringField("magic", magic.toString());
            Fields.optional(json, "name", magic.name());
            json.writeArrayFieldStart("actions");
            List<String> actions = rules.stream()
                    .filter(rule -> rule.fsMagic().equals(Optional.of(magic)))
                    .flatMap(rule -> rule.action().stream())
                    .map(PolicyAction::word)
                    .distinct()
                    .toList();
            for (String action : actions) {
                json.writeString(action);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, PolicyRule rule, Optional<PolicyRule.Need> need) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", rule.line());
        Fields.nullable(json, "action", rule.action().map(PolicyAction::word));
        Fields.text(json, "text", rule.text());
        Fields.text(json, "words", RuleWords.of(rule));
        json.writeArrayFieldStart("terms");
        for (RuleTerm term : rule.terms()) {
            json.writeStartObject();
            Fields.text(json, "key", term.word());
            json.writeStringField("operator", term.operator());
            Fields.text(json, "value", term.value());
            json.writeBooleanField("known", term.key().isPresent());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (need.isPresent()) {
            json.writeFieldName("needs_kernel");
            write(json, need.get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, PolicyRule.Need need) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", need.since().toString());
        Fields.text(json, "because", need.word());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, PolicyRemark remark) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", remark.kind().id());
        json.writeStringField("weight", Fields.lowerCase(remark.kind().weight()));
        json.writeNumberField("line", remark.line());
        if (remark.otherLine().isPresent()) {
            json.writeNumberField("other_line", remark.otherLine().getAsLong());
        }
        Fields.text(json, "message", remark.message());
        json.writeEndObject();
    }
}
