package dev.imatool.parsers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Documents;
import dev.imatool.fixtures.corpus.ResourceFolder;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.policy.PolicyRemark.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    static List<Path> realPolicies() {
        return ResourceFolder.children(ResourceFolder.onDisk("policies")).stream()
                .filter(file -> !file.toString().endsWith(".md"))
                .toList();
    }

    private static Policy read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Policy.read(InputSource.ofStream("made", new ByteArrayInputStream(bytes)));
    }

    /** What is wrong or odd; overlaps have a test of their own. */
    private static List<PolicyRemark> remarks(String text) throws IOException {
        return judged(read(text));
    }

    private static List<PolicyRemark> judged(Policy policy) {
        return PolicyLint.judge(policy).stream()
                .filter(remark -> remark.kind() != Kind.OVERLAPPING_RULE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("realPolicies")
    void policiesThatKernelsTookAreReadWithoutComplaint(Path file) throws IOException {
        Policy policy = Policy.read(InputSource.ofFile(file));
        assertThat(judged(policy)).isEmpty();
        assertThat(policy.quoted()).isFalse();
        assertThat(policy.dump()).isEqualTo(file.toString().endsWith(".dump"));
        assertThat(policy.rules()).hasSize(Files.readAllLines(file).size());
        assertThat(policy.rules())
                .allSatisfy(rule -> assertThat(rule.terms())
                        .allSatisfy(term -> assertThat(term.key()).isPresent()));
    }

    @Test
    void theRealPoliciesAreThere() {
        assertThat(realPolicies()).hasSize(9);
    }

    @Test
    void thePolicyInTheDocumentOfTheDemoIsFound() throws IOException {
        Policy policy = Policy.read(InputSource.ofFile(Documents.document("001")));
        assertThat(policy.quoted()).isTrue();
        assertThat(policy.rules()).hasSize(31);
        assertThat(count(policy, PolicyAction.DONT_MEASURE) + count(policy, PolicyAction.DONT_APPRAISE))
                .isEqualTo(21);
        assertThat(count(policy, PolicyAction.MEASURE)).isEqualTo(9);
        assertThat(count(policy, PolicyAction.APPRAISE)).isEqualTo(1);
        assertThat(policy.rules().stream()
                        .flatMap(rule -> rule.fsMagic().stream())
                        .distinct())
                .extracting(magic -> magic.name().orElseThrow())
                .containsExactly(
                        "proc",
                        "sysfs",
                        "debugfs",
                        "tmpfs",
                        "ramfs",
                        "devpts",
                        "binfmt_misc",
                        "securityfs",
                        "selinuxfs",
                        "cgroup",
                        "nsfs");
        assertThat(judged(policy)).extracting(PolicyRemark::kind).containsExactly(Kind.QUOTED);
    }

    private static long count(Policy policy, PolicyAction action) {
        return policy.rules().stream()
                .filter(rule -> rule.action().filter(action::equals).isPresent())
                .count();
    }

    @Test
    void aDocumentWithoutAPolicyHasNoRules() throws IOException {
        for (String number : List.of("000", "002", "004")) {
            assertThat(Policy.read(InputSource.ofFile(Documents.document(number)))
                            .rules())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "func=BPRM_CHECK;                                     ACTION",
                "measure appraise func=BPRM_CHECK;                    ACTION",
                "measure uid=0 uid=1;                                 REPEATED_KEYWORD",
                "measure func=FILE_CHECK mask=MAY_RED;                VALUE",
                "measure fsmagic=0xzz;                                VALUE",
                "measure fsmagic>0x1cd1;                              VALUE",
                "measure uid=4294967295;                              VALUE",
                "measure uid=root;                                    VALUE",
                "measure pcr=64;                                      VALUE",
                "measure fsuuid=12;                                   VALUE",
                "measure digest_type=ima;                             VALUE",
                "appraise appraise_algos=sha257;                      VALUE",
                "measure permit_directio=1;                           VALUE",
                "dont_measure pcr=11 uid=0;                           COMBINATION",
                "measure appraise_type=imasig;                        COMBINATION",
                "template=ima-ng measure func=FILE_CHECK uid=0;       COMBINATION",
                "measure func=FILE_CHECK keyrings=.ima;               COMBINATION",
                "measure func=KEY_CHECK fowner=0;                     COMBINATION",
                "measure func=KEY_CHECK permit_directio;              COMBINATION",
                "appraise func=KEXEC_CMDLINE;                         COMBINATION",
                "measure func=CRITICAL_DATA subj_user=a;              COMBINATION",
                "appraise func=SETXATTR_CHECK;                        COMBINATION",
                "appraise func=FILE_CHECK appraise_type=imasig|modsig; COMBINATION",
                "appraise digest_type=verity appraise_type=imasig;    COMBINATION",
                "measure func=MODULE_CHECK digest_type=verity;        COMBINATION",
                "measure func=MMAP_CHECK mask=MAY_WRITE;              IMPOSSIBLE_RULE",
                "measure uid<0;                                       IMPOSSIBLE_RULE",
                "measure uid=0 shape=round;                           UNKNOWN_KEYWORD",
                "measure func=FUTURE_CHECK;                           UNKNOWN_KEYWORD",
                "measure func=POST_SETATTR;                           UNKNOWN_KEYWORD",
                "measure func=bprm_check;                             UNKNOWN_KEYWORD",
                "measure template=nonexistent;                        UNKNOWN_KEYWORD",
                "appraise appraise_type=sigv2;                        UNKNOWN_KEYWORD",
                "measure Func=BPRM_CHECK;                             UNKNOWN_KEYWORD",
                "measure permit-directio uid=0;                       UNKNOWN_KEYWORD",
                "measure template=d-ng|n-ng|imode;                    VALUE",
                "measure func=FILE_CHECK template=;                   VALUE",
                "measure func=;                                       VALUE",
                "measure fsname=;                                     VALUE",
                "measure fs_subtype= uid=0;                           VALUE",
                "measure obj_type=;                                   VALUE",
                "appraise appraise_flag= uid=0;                       VALUE",
                "measure func=KEY_CHECK keyrings=.ima|;               VALUE",
                "measure func=CRITICAL_DATA label=a||b;               VALUE",
                "appraise appraise_algos=sha256,;                     VALUE",
                "appraise appraise_algos=sm3-256;                     VALUE",
                "measure mask=MAY_READ|MAY_EXEC;                      VALUE",
                "measure pcr=-1;                                      VALUE",
                "measure pcr=0x0a;                                    VALUE",
                "measure uid=-1;                                      VALUE",
                "measure fsmagic=-1;                                  VALUE",
                "measure uid=0 euid=0;                                REPEATED_KEYWORD",
                "measure gid>5 egid<9;                                REPEATED_KEYWORD",
                "measure uid>5 uid<9;                                 REPEATED_KEYWORD",
                "measure obj_user=a obj_user=a;                       REPEATED_KEYWORD",
                "measure measure uid=0;                               ACTION",
                "dont_measure template=ima-ng uid=0;                  COMBINATION",
                "audit appraise_algos=sha256;                         COMBINATION",
                "appraise digest_type=verity;                         COMBINATION",
                "appraise appraise_algos=sha256 func=SETXATTR_CHECK uid=0; COMBINATION",
                "measure func=MODULE_CHECK digest_type=verity uid=0;  COMBINATION",
                "measure func=CRITICAL_DATA obj_type=a;               COMBINATION",
                "measure func=KEXEC_CMDLINE mask=MAY_READ;            COMBINATION",
                "measure fsname=ext4 fsname=xfs;                      DOUBTFUL_VALUE",
                "measure fowner=9 pcr=11 pcr=12;                      DOUBTFUL_VALUE",
                "appraise fowner=9 appraise_type=imasig appraise_type=sigv3; DOUBTFUL_VALUE",
                "appraise fowner=9 appraise_flag=check_blocklist;     DOUBTFUL_VALUE",
                "measure fowner=9 appraise_flag=check_blacklist;      DOUBTFUL_VALUE",
                "measure fsuuid=12345678-1234-1234-1234-1234567890abcd; DOUBTFUL_VALUE"
            })
    void whatIsWrongWithARuleIsNamed(String rule, Kind kind) throws IOException {
        List<PolicyRemark> remarks =
                remarks("# made\nmeasure func=FIRMWARE_CHECK\nappraise func=FIRMWARE_CHECK\n" + rule + "\n");
        assertThat(remarks).extracting(PolicyRemark::kind).containsExactly(kind);
        assertThat(remarks.get(0).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "measure func=BPRM_CHECK;          measure func=BPRM_CHECK;                  DUPLICATE_RULE",
                "dont_measure fsmagic=0x1cd1;      measure fsmagic=1CD1;                     CONFLICTING_RULE",
                "measure fowner=0;                 measure fowner=0 pcr=11;                  CONFLICTING_RULE",
                "measure func=FILE_CHECK;          dont_measure func=PATH_CHECK uid=0;       SHADOWED_RULE",
                "measure;                          measure func=BPRM_CHECK;                  SHADOWED_RULE",
                "measure uid>10;                   measure uid=11 fowner=0;                  SHADOWED_RULE",
                "measure mask=^MAY_READ;           measure mask=MAY_READ;                    SHADOWED_RULE",
                "measure func=KEY_CHECK keyrings=.ima|.evm; measure func=KEY_CHECK keyrings=.evm; SHADOWED_RULE",
            })
    void aRuleThatNeverMatchesIsNamedWithItsReason(String first, String second, Kind kind) throws IOException {
        List<PolicyRemark> remarks = remarks(first + "\n" + second + "\n");
        assertThat(remarks).extracting(PolicyRemark::kind).containsExactly(kind);
        assertThat(remarks.get(0).line()).isEqualTo(2);
        assertThat(remarks.get(0).otherLine()).isEqualTo(OptionalLong.of(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measure uid=0\nappraise uid=0\n",
                "measure fsmagic=0x1cd1\nmeasure fsmagic=0x1cd2\n",
                "measure\nmeasure func=KEY_CHECK\n",
                "measure mask=MAY_READ\nmeasure mask=^MAY_READ\n",
                "measure func=FILE_CHECK uid=0\nmeasure func=FILE_CHECK\n",
                "measure uid>10\nmeasure uid>9\n",
                "measure uid=0\nmeasure euid=0\n",
                "measure func=KEY_CHECK keyrings=.evm\nmeasure func=KEY_CHECK keyrings=.evm|.ima\n",
            })
    void rulesThatStillMatchSomethingAreLeftAlone(String text) throws IOException {
        assertThat(remarks(text)).isEmpty();
    }

    @Test
    void commentsBehindRulesAreLeftOut() throws IOException {
        Policy policy = read("measure func=BPRM_CHECK # appraise\n\t measure\tuid=0 #x\n#measure uid=1\n");
        assertThat(policy.rules())
                .extracting(PolicyRule::text)
                .containsExactly("measure func=BPRM_CHECK", "measure uid=0");
        assertThat(policy.comments()).isEqualTo(1);
    }

    @Test
    void carriageReturnsAreSaidOnce() throws IOException {
        List<PolicyRemark> remarks = remarks("# made\r\nmeasure func=BPRM_CHECK\r\nmeasure uid=0\r\n");
        assertThat(remarks).extracting(PolicyRemark::kind).containsExactly(Kind.CARRIAGE_RETURN);
        assertThat(remarks.get(0).line()).isEqualTo(2);
        assertThat(remarks.get(0).message()).startsWith("2 lines end");
    }

    @Test
    void aLastLineWithoutLineEndIsReadAndACutPageIsNot() throws IOException {
        assertThat(remarks("measure uid=0\nappraise fsmagic=0x01021994 fowner=71452"))
                .extracting(PolicyRemark::kind)
                .containsExactly(Kind.NO_LINE_END);
        String rule = "measure fowner=1000 \n".repeat(200);
        Policy cut = read(rule.substring(0, 4096));
        assertThat(cut.remarks()).extracting(PolicyRemark::kind).containsExactly(Kind.CUT_AT_PAGE);
        assertThat(cut.summary().completeness()).isEqualTo(Completeness.CUT_SHORT);
    }

    @Test
    void theNewestWordTellsTheKernel() throws IOException {
        Policy policy =
                read("measure func=CRITICAL_DATA label=selinux\nmeasure uid=0\nappraise mask=^MAY_EXEC uid=1\n");
        assertThat(policy.need(policy.rules().get(0)).orElseThrow().since()).hasToString("5.12");
        assertThat(policy.need(policy.rules().get(1)).orElseThrow())
                .isEqualTo(new PolicyRule.Need(KernelVersion.of("2.6.30"), "measure"));
        assertThat(policy.need(policy.rules().get(2)).orElseThrow().word()).isEqualTo("mask=^MAY_EXEC");
        assertThat(policy.need().orElseThrow().word()).isEqualTo("func=CRITICAL_DATA");
    }

    @Test
    void rulesAreSaidInWords() throws IOException {
        Policy policy = read("""
                measure func=FILE_CHECK mask=^MAY_READ euid=0
                dont_appraise fsmagic=0x9fa0
                appraise func=MODULE_CHECK appraise_type=imasig|modsig
                measure func=KEY_CHECK keyrings=.ima|.evm
                """);
        assertThat(policy.rules())
                .extracting(RuleWords::of)
                .containsExactly(
                        "files when they are opened, for reading among others, by effective user 0",
                        "files of every use, on proc",
                        "kernel modules, a signature is required, which may be appended to the file",
                        "keys added to keyrings, keyrings .ima and .evm");
    }

    @Test
    void versionThreeOverOrdinaryContentIsNewerThanOverVerityDigests() throws IOException {
        Policy policy =
                read("appraise appraise_type=sigv3 uid=0\nappraise digest_type=verity appraise_type=sigv3 uid=1\n");
        assertThat(policy.need(policy.rules().get(0)).orElseThrow().since()).hasToString("7.1");
        assertThat(policy.need(policy.rules().get(1)).orElseThrow().since()).hasToString("5.19");
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        List<PolicyRemark> remarks = remarks(
                "measure func=KEY_CHECK keyrings=" + ".ima|".repeat(1000) + ".evm\n/etc/other\nmeasure uid=0\n");
        assertThat(remarks).extracting(PolicyRemark::kind).containsExactly(Kind.VALUE, Kind.PATH_LINE);
        assertThat(remarks).extracting(PolicyRemark::line).containsExactly(1L, 2L);
    }

    @Test
    void aPolicyOfManyRulesIsJudgedInBounds() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("measure fowner=")
                    .append(i)
                    .append(" fgroup=")
                    .append(i)
                    .append('\n');
        }
        Policy policy = read(text.toString());
        assertThat(policy.rules()).hasSize(Policy.MOST_LINES);
        assertThat(PolicyLint.judge(policy)).extracting(PolicyRemark::kind).contains(Kind.TOO_MANY_RULES);
    }
}
