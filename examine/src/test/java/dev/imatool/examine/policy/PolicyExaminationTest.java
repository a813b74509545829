package dev.imatool.examine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.parsers.policy.PolicyRemark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which remarks about a policy are findings. */
class PolicyExaminationTest {
    @TempDir
    private Path folder;

    private PolicyReport report(String rules) throws IOException {
        Path policy = Files.writeString(folder.resolve("policy"), rules);
        return new PolicyExamination(new ListPass(new InputArguments())).examine(new PolicyQuestion(policy.toString()));
    }

    @Test
    void refusedAndQuestionableRulesAreFindingsAndOverlapsAreCounted() throws IOException {
        PolicyReport report = report("""
                measure func=BPRM_CHECK
                measure func=BPRM_CHECK mask=MAY_EXEC uid=0
                measure func=BPRM_CHECK
                measure nonsense=1
                """);
        assertThat(report.bad())
                .extracting(remark -> FindingKind.of(remark.kind()))
                .isEqualTo(report.head().findings().listed().stream()
                        .map(finding -> finding.kind())
                        .toList())
                .contains(FindingKind.DUPLICATE_RULE, FindingKind.UNKNOWN_KEYWORD);
        assertThat(report.head().verdict()).isEqualTo(PolicyReport.REFUSED);
    }

    @Test
    void aRuleWithTwoActionsIsRefused() throws IOException {
        assertThat(report("measure appraise func=FILE_CHECK\n")
                        .head()
                        .findings()
                        .kinds())
                .contains(FindingKind.ACTION);
    }

    @Test
    void whatOverlapsIsCountedAndNotAFinding() throws IOException {
        PolicyReport report = report("""
                measure func=FILE_CHECK uid=0
                measure func=FILE_CHECK mask=MAY_READ
                """);
        assertThat(report.remarks()).extracting(PolicyRemark::kind).containsExactly(PolicyRemark.Kind.OVERLAPPING_RULE);
        assertThat(report.overlapping()).isEqualTo(1);
        assertThat(report.bad()).isEmpty();
        assertThat(report.wrong()).isFalse();
    }
}
