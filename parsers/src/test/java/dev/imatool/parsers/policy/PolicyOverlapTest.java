package dev.imatool.parsers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.policy.PolicyRemark.Kind;
import dev.imatool.parsers.policy.PolicyRemark.Weight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlaps of rules, as {@code tests/ima_policy_check.awk} of ima-evm-utils (dc5969360a04) answers. */
class PolicyOverlapTest {
    private static final int OVERLAP = 2;
    private static final int SAME = 4;

    private static List<PolicyRemark> remarks(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return PolicyLint.judge(Policy.read(InputSource.ofStream("made", new ByteArrayInputStream(bytes))));
    }

    /** The number is the exit status of the script for the second rule, with the first one loaded. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2; appraise uid=0; appraise func=FILE_CHECK",
                "2; measure func=FILE_CHECK; appraise func=FILE_CHECK",
                "2; measure func=MMAP_CHECK; appraise func=FILE_CHECK",
                "0; dont_appraise fsmagic=0x9fa0; measure func=BPRM_CHECK",
                "2; dont_measure fsmagic=0x9fa0; measure func=BPRM_CHECK",
                "0; dont_measure fsmagic=0x9fa0; dont_measure fsmagic=0x62656572",
                "0; dont_measure fsmagic=0x9fa0; measure fsmagic=0x62656572 uid=0",
                "0; measure uid=0 mask=MAY_EXEC; measure uid=0 mask=MAY_READ",
                "2; measure uid=0 mask=^MAY_EXEC; measure uid=0 mask=MAY_READ",
                "2; measure uid>5; measure uid<3",
                "0; measure uid=5 fowner=1; measure uid=6 fowner=1",
                "2; measure uid=5; measure euid=6",
                "0; audit func=BPRM_CHECK; hash func=BPRM_CHECK",
                "2; audit func=BPRM_CHECK; appraise func=MODULE_CHECK",
                "0; dont_hash func=BPRM_CHECK; appraise func=BPRM_CHECK",
                "0; hash fsname=ext4; dont_hash fsname=xfs",
                "2; hash fsname=ext4; dont_hash fsname=ext4 uid=0",
                "2; measure func=KEY_CHECK keyrings=.ima; measure func=KEY_CHECK keyrings=.evm",
                "2; measure func=KEY_CHECK keyrings=.ima; measure func=BPRM_CHECK fowner=0",
                "0; measure obj_type=a; measure obj_type=b",
                "2; measure fowner=1 template=ima-sig; measure fowner=1 template=ima-ng uid=0",
                "4; measure func=PATH_CHECK uid=0; measure func=FILE_CHECK uid=0",
                "2; measure func=MMAP_CHECK; measure func=FILE_MMAP permit_directio",
                "2; appraise fowner=0 appraise_type=imasig; appraise fowner=0"
            })
    void rulesOverlapWhereThePeerSaysSo(int peer, String loaded, String added) throws IOException {
        List<PolicyRemark> remarks = remarks(loaded + "\n" + added + "\n");
        List<PolicyRemark> overlaps = remarks.stream()
                .filter(remark -> remark.kind() == Kind.OVERLAPPING_RULE)
                .toList();
        assertThat(overlaps).hasSize(peer == OVERLAP ? 1 : 0);
        assertThat(remarks.stream().anyMatch(remark -> remark.kind() == Kind.DUPLICATE_RULE))
                .isEqualTo(peer == SAME);
        assertThat(overlaps).allSatisfy(remark -> {
            assertThat(remark.kind().weight()).isEqualTo(Weight.NOTE);
            assertThat(remark.line()).isEqualTo(2);
            assertThat(remark.otherLine()).isEqualTo(OptionalLong.of(1));
        });
    }

    @Test
    void oneRemarkNamesTheFirstRuleAndCountsTheOthers() throws IOException {
        List<PolicyRemark> remarks =
                remarks("dont_measure fsmagic=0x9fa0\ndont_measure fsmagic=0x62656572\nmeasure func=BPRM_CHECK\n");
        assertThat(remarks)
                .extracting(PolicyRemark::message)
                .containsExactly("overlaps line 1 and 1 more above it: the same access can match both");
    }
}
