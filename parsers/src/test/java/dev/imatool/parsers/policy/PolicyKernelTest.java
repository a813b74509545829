package dev.imatool.parsers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which kernel each word needs: the release that took the commit that brought it to {@code ima_policy.c}. */
class PolicyKernelTest {
    private static Policy read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Policy.read(InputSource.ofStream("made", new ByteArrayInputStream(bytes)));
    }

    private static boolean sound(Policy policy) {
        return PolicyLint.judge(policy).stream()
                .noneMatch(remark -> remark.kind().weight() == Weight.REFUSED
                        || remark.kind().weight() == Weight.QUESTIONABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "measure func=PATH_CHECK mask=MAY_READ uid=0;          2.6.30; measure",
                "dont_measure fsmagic=0x9fa0;                          2.6.30; dont_measure",
                "measure func=FILE_MMAP obj_user=a subj_type=b;        2.6.30; measure",
                "measure func=FILE_CHECK;                              2.6.33; func=FILE_CHECK",
                "appraise fowner=0;                                    3.7; appraise",
                "dont_appraise fsmagic=0x9fa0;                         3.7; dont_appraise",
                "audit func=BPRM_CHECK;                                3.7; audit",
                "measure func=MODULE_CHECK;                            3.8; func=MODULE_CHECK",
                "measure func=MMAP_CHECK;                              3.9; func=MMAP_CHECK",
                "measure fsuuid=12345678-1234-1234-1234-1234567890ab;  3.9; fsuuid=12345678-1234-1234-1234-1234567890ab",
                "appraise fowner=0 appraise_type=imasig;               3.9; appraise_type=imasig",
                "measure permit_directio;                              3.16; permit_directio",
                "measure func=FIRMWARE_CHECK;                          3.17; func=FIRMWARE_CHECK",
                "measure euid=0;                                       4.2; euid=0",
                "measure mask=^MAY_READ;                               4.2; mask=^MAY_READ",
                "measure func=KEXEC_KERNEL_CHECK;                      4.6; func=KEXEC_KERNEL_CHECK",
                "measure func=KEXEC_INITRAMFS_CHECK;                   4.6; func=KEXEC_INITRAMFS_CHECK",
                "measure func=POLICY_CHECK;                            4.6; func=POLICY_CHECK",
                "measure pcr=11;                                       4.8; pcr=11",
                "measure uid>5;                                        4.11; uid>5",
                "measure fowner<5;                                     4.11; fowner<5",
                "hash func=BPRM_CHECK;                                 4.13; hash",
                "dont_hash fowner=0;                                   4.13; dont_hash",
                "measure func=CREDS_CHECK;                             4.17; func=CREDS_CHECK",
                "measure fsname=ext4;                                  4.17; fsname=ext4",
                "measure func=KEXEC_CMDLINE;                           5.3; func=KEXEC_CMDLINE",
                "measure template=ima-ng;                              5.3; template=ima-ng",
                "measure template=d-ng|n-ng|sig;                       5.3; template=d-ng|n-ng|sig",
                "measure template=ima-modsig;                          5.4; template=ima-modsig",
                "appraise func=MODULE_CHECK appraise_type=imasig|modsig; 5.4; appraise_type=imasig|modsig",
                "appraise func=MODULE_CHECK appraise_type=imasig|modsig appraise_flag=check_blacklist; 5.5; appraise_flag=check_blacklist",
                "measure func=KEY_CHECK;                               5.6; func=KEY_CHECK",
                "measure keyrings=.ima func=KEY_CHECK;                 5.6; keyrings=.ima",
                "measure func=CRITICAL_DATA label=selinux;             5.12; func=CRITICAL_DATA",
                "measure template=evm-sig;                             5.14; template=evm-sig",
                "appraise func=SETXATTR_CHECK appraise_algos=sha256;   5.15; func=SETXATTR_CHECK",
                "appraise fowner=0 appraise_algos=sha256,sha512;       5.15; appraise_algos=sha256,sha512",
                "measure gid=0;                                        5.16; gid=0",
                "measure egid<5;                                       5.16; egid<5",
                "measure fgroup>5;                                     5.16; fgroup>5",
                "measure digest_type=verity;                           5.19; digest_type=verity",
                "measure template=ima-sigv2;                           5.19; template=ima-sigv2",
                "measure func=MMAP_CHECK_REQPROT;                      6.3; func=MMAP_CHECK_REQPROT",
                "appraise func=BPRM_CHECK appraise_type=imasig appraise_flag=check_blacklist; 6.6; appraise_flag=check_blacklist",
                "appraise fowner=0 appraise_algos=sha3-256;            6.7; appraise_algos=sha3-256",
                "measure uid=0 # root;                                 6.14; a comment after the rule",
                "measure uid=0 #;                                      6.14; a comment after the rule",
                "dont_audit fsname=fuse;                               6.19; dont_audit",
                "audit fs_subtype=sshfs;                               6.19; fs_subtype=sshfs",
                "appraise digest_type=verity appraise_type=sigv3;      5.19; digest_type=verity",
                "appraise appraise_type=sigv3 digest_type=verity;      7.1; appraise_type=sigv3",
                "appraise appraise_type=imasig digest_type=verity;     7.1; digest_type=verity after appraise_type",
                "appraise func=BPRM_CHECK appraise_type=sigv3;         7.1; appraise_type=sigv3",
                "appraise func=POLICY_CHECK appraise_type=sigv3;       7.1; appraise_type=sigv3",
                "appraise func=MODULE_CHECK appraise_type=sigv3;       7.2; appraise_type=sigv3",
                "appraise func=KEXEC_KERNEL_CHECK appraise_type=sigv3; 7.2; appraise_type=sigv3",
                "appraise appraise_type=sigv3 func=KEXEC_INITRAMFS_CHECK; 7.2; appraise_type=sigv3"
            })
    void everyWordHasItsKernel(String rule, String version, String word) throws IOException {
        Policy policy = read("# made\n" + rule + "\n");
        assertThat(sound(policy)).as(rule).isTrue();
        assertThat(policy.need()).contains(new PolicyRule.Need(KernelVersion.of(version), word));
    }

    @ParameterizedTest
    @EnumSource
    void everyKeywordIsKnownToSomeKernel(PolicyKey key) {
        assertThat(key.since()).isBetween(KernelVersion.of("2.6.30"), KernelVersion.of("7.3"));
    }

    /** A dump shows {@code digest_type=} last, whatever the order in which the kernel took the words. */
    @Test
    void theOrderOfADumpSaysNothing() throws IOException {
        Policy policy = read("appraise func=BPRM_CHECK appraise_type=sigv3 digest_type=verity \n");
        assertThat(policy.dump()).isTrue();
        assertThat(policy.need().orElseThrow().since()).hasToString("5.19");
    }

    @Test
    void aWordThatNoKernelKnowsNeedsNone() throws IOException {
        assertThat(read("mesure fun=BPRM_CHECK shape=round\n").need()).isEmpty();
    }

    @Test
    void versionsAreComparedAsNumbers() {
        assertThat(KernelVersion.of("4.2")).isLessThan(KernelVersion.of("4.17"));
        assertThat(KernelVersion.of("2.6.33")).isGreaterThan(KernelVersion.of("2.6.30"));
        assertThat(KernelVersion.of("2.6.30")).hasToString("2.6.30");
        assertThat(KernelVersion.of("6.19")).hasToString("6.19");
    }
}
