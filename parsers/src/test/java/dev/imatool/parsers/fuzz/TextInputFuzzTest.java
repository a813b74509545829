package dev.imatool.parsers.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.audit.AuditGroup;
import dev.imatool.parsers.audit.AuditLog;
import dev.imatool.parsers.policy.Policy;
import dev.imatool.parsers.policy.PolicyLint;
import dev.imatool.parsers.policy.RuleWords;
import dev.imatool.parsers.xattr.ShellRecipe;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import dev.imatool.parsers.xattr.XattrNotation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Any bytes are read as any kind of text without a failure; see {@link MeasurementListFuzzTest} for how to fuzz. */
class TextInputFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyBytesAreSearchedForAuditRecords(byte[] content) throws IOException {
        AuditGroup.of(AuditLog.read(source(content)).records());
    }

    @FuzzTest(maxDuration = "5m")
    void anyBytesAreSearchedForRules(byte[] content) throws IOException {
        Policy policy = Policy.read(source(content));
        PolicyLint.judge(policy);
        policy.rules().forEach(RuleWords::of);
    }

    @FuzzTest(maxDuration = "5m")
    void anyBytesAreSearchedForAttributes(byte[] content) {
        ByteString bytes = ByteString.copyOf(content);
        ShellRecipe.of(bytes);
        XattrDiagnosis.of(bytes, Optional.empty());
        XattrNotation.ofContent(bytes).items().forEach(item -> XattrDiagnosis.of(item.bytes(), Optional.empty()));
    }

    private static InputSource source(byte[] content) {
        return InputSource.ofStream("fuzz", new ByteArrayInputStream(content));
    }
}
