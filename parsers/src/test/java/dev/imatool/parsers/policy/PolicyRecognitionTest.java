package dev.imatool.parsers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.policy.PolicyRemark.Kind;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a policy, however faulty, and what is none. */
class PolicyRecognitionTest {
    private static Policy read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Policy.read(InputSource.ofStream("made", new ByteArrayInputStream(bytes)));
    }

    private static List<PolicyRemark> refused(Policy policy) {
        return PolicyLint.judge(policy).stream()
                .filter(remark -> remark.kind().weight() == Weight.REFUSED)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measure fun=FILE_CHECK\n",
                "mesure func=FILE_CHECK\n",
                "mesure fun=FILE_CHECK\n",
                "measure BPRM_CHECK\n",
                "func=BPRM_CHECK mask=MAY_EXEC\n",
                "Measure func=BPRM_CHECK\n",
                "dont_mesure fsmagic=0x9fa0\nmeasure fnc=BPRM_CHECK\n",
                "measure fsname2=ext4\n",
                "measure shape=round\nappraise colour=red\n",
                "measure func=BPRM_CHECK\nfoo\nbar\n",
                "measure func=BPRM_CHECK\nfoo bar baz qux\nbar foo baz qux\n",
                "measure func=BPRM_CHECK\f\n",
                "\u00ef\u00bb\u00bfmeasure func=BPRM_CHECK\nmeasure func=MMAP_CHECK\n",
                "\u00ff\u00fem\0e\0a\0s\0u\0r\0e\0 \0u\0i\0d\0=\0000\0\n\0",
                "measure func=BPRM_CHECK\0\n",
                "measure func=BPRM_CHECK\n\r\n",
            })
    void aPolicyOfFaultsIsRefusedAsAPolicy(String text) throws IOException {
        Policy policy = read(text);
        assertThat(policy.quoted()).isFalse();
        assertThat(policy.rules()).isNotEmpty();
        assertThat(refused(policy)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# a comment\n",
                "127.0.0.1 localhost\n",
                "uid=0\ngid=0\n",
                "root:x:0:0:root:/root:/bin/bash\n",
                "audit: type=1807 audit(1700000000.1:2): action=measure func=BPRM_CHECK res=1\n",
                "type=INTEGRITY_RULE msg=audit(1700000000.1:2): file=\"/bin/a\" hash=\"sha256:00\" uid=0\n",
                "10 0000 ima-ng sha256:00 boot_aggregate\n",
                "LABEL=root / ext4 defaults 0 1\n",
                "measure twice, cut once\n",
                "[Unit]\nDescription=audit\n",
            })
    void anythingElseHasNoRules(String text) throws IOException {
        assertThat(read(text).rules()).isEmpty();
    }

    @Test
    void theRestOfAFaultyPolicyIsRead() throws IOException {
        Policy policy =
                read("measure func=BPRM_CHEK\nmeasure func=FILE_CHECK\nmeasure mask=MAY_RED\nappraise fowner=0\n");
        assertThat(policy.rules()).hasSize(4);
        assertThat(refused(policy)).extracting(PolicyRemark::line).containsExactly(1L, 3L);
        assertThat(refused(policy).get(0).message())
                .isEqualTo("func=BPRM_CHEK is unknown to Linux up to 7.3, which refuses the whole policy for it;"
                        + " perhaps func=BPRM_CHECK is meant");
    }

    /** Rules in a document are found among its prose, faulty ones too. */
    @Test
    void faultsInADocumentAreFound() throws IOException {
        Policy policy = read("""
                How to set up

                ```
                measure func=BPRM_CHEK
                measure func=FILE_CHECK
                ```
                Then write it to the kernel.
                That is all.
                Have fun.
                """);
        assertThat(policy.quoted()).isTrue();
        assertThat(policy.rules()).hasSize(2);
        assertThat(refused(policy)).extracting(PolicyRemark::line).containsExactly(4L);
    }

    /** {@code sigv3} before {@code imasig|modsig} is refused, the other order is not. */
    @Test
    void theOrderOfSignatureTypesCounts() throws IOException {
        String rule = "appraise func=KEXEC_KERNEL_CHECK appraise_type=%s appraise_type=%s\n";
        assertThat(refused(read(rule.formatted("sigv3", "imasig|modsig"))))
                .extracting(PolicyRemark::kind)
                .containsExactly(Kind.COMBINATION);
        Policy other = read(rule.formatted("imasig|modsig", "sigv3"));
        assertThat(PolicyLint.judge(other)).extracting(PolicyRemark::kind).containsExactly(Kind.DOUBTFUL_VALUE);
    }

    @Test
    void anEmptyTemplateIsOddInADumpOnly() throws IOException {
        Policy dump = read("measure func=BPRM_CHECK template= \n");
        assertThat(dump.dump()).isTrue();
        assertThat(PolicyLint.judge(dump)).extracting(PolicyRemark::kind).containsExactly(Kind.EMPTY_TEMPLATE);
        Policy file = read("measure func=BPRM_CHECK template= \nmeasure func=MMAP_CHECK\n");
        assertThat(file.dump()).isFalse();
        assertThat(refused(file)).extracting(PolicyRemark::kind).containsExactly(Kind.VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "func=FILE_CHECK measure template=ima-ng uid=0",
                "func=BPRM_CHECK measure",
                "measure fsmagic=+0x00000000000000009fa0",
                "measure uid=+0000000000000",
                "measure pcr=+0063",
                "measure permit_directio permit_directio",
                "measure digest_type=verity digest_type=verity",
                "measure fsname=ext4 fsname=ext4",
                "appraise func=SETXATTR_CHECK appraise_algos=sha256 obj_type=a",
                "measure func=KEY_CHECK template=ima-buf keyrings=.ima uid=0",
                "measure func=KEXEC_CMDLINE fsname=ext4 subj_type=a",
                "appraise func=MODULE_CHECK appraise_type=imasig|modsig appraise_type=imasig|modsig",
                "appraise func=POLICY_CHECK appraise_type=imasig",
                "measure template=d|n",
                "\t measure\t \tuid=0\t",
            })
    void whatKernelsTakeIsSound(String rule) throws IOException {
        assertThat(PolicyLint.judge(read(rule + "\n"))).isEmpty();
    }

    @Test
    void rulesBeyondThoseThatAreListedAreCheckedToo() throws IOException {
        String rule = "measure fowner=1 fgroup=1\n";
        Policy policy = read(rule.repeat(Policy.MOST_LINES + 2) + "measure func=BPRM_CHEK\n");
        assertThat(policy.rules()).hasSize(Policy.MOST_LINES);
        assertThat(refused(policy)).extracting(PolicyRemark::line).containsExactly(Policy.MOST_LINES + 3L);
    }

    @Test
    void aRuleOfMoreWordsThanAreReadIsNotSound() throws IOException {
        List<PolicyRemark> remarks =
                PolicyLint.judge(read("measure" + " permit_directio".repeat(70) + " shape=round\n"));
        assertThat(remarks).extracting(PolicyRemark::kind).containsExactly(Kind.TOO_MANY_WORDS);
    }

    /** A comment, too, goes to the kernel in pieces of a page. */
    @Test
    void aCommentOfMoreThanAPageIsNamed() throws IOException {
        Policy policy = read("#" + "x".repeat(5000) + "\nmeasure uid=0\n");
        assertThat(refused(policy)).extracting(PolicyRemark::line).containsExactly(1L);
    }
}
