package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} asks of a Keylime policy beyond its digests: who signed it, and whose rules count. */
class SignedPolicyTest {
    private static final Snapshot BASELINE = Corpus.snapshot("baseline-6.1/final");

    @TempDir
    Path folder;

    /** Keylime judges all entries of a list; an option that would say otherwise must not be passed over. */
    @ParameterizedTest
    @ValueSource(strings = {"--container=host", "--fail-on=changed", "--root=/srv", "--map=/a=/b", "--in-order"})
    void keylimesRulesTakeNoOptionOfOurs(String option) {
        String policy = Path.of("../fixtures/src/main/resources/keylime/policy-v1-signed.json")
                .toString();
        String list = BASELINE.ascii().toString();
        assertThat(Outcome.of("check", list, "--good", policy, "--as", "keylime")
                        .exit())
                .isNotEqualTo(2);
        Outcome refused = Outcome.of("check", list, "--good", policy, "--as", "keylime", option);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(option.replaceAll("=.*", ""));
    }

    private static String policyKey() {
        return Path.of("../fixtures/src/main/resources/keylime/signer-pub.pem").toString();
    }

    @Test
    void theSignatureOfAPolicyIsCheckedWithTheKeyOfTheUser() throws IOException {
        String signed = Path.of("../fixtures/src/main/resources/keylime/policy-v1-signed.json")
                .toString();
        String list = BASELINE.ascii().toString();
        assertThat(Outcome.of("check", list, "--good", signed).err()).contains("signature not checked");
        Outcome checked = Outcome.of("check", list, "--good", signed, "--policy-key", policyKey());
        assertThat(checked.out()).contains("; signed by ");
        assertThat(checked.err()).doesNotContain("signature not checked");
        String other = Path.of("../fixtures/src/main/resources/signatures/keys/rsa.pem")
                .toString();
        Outcome refused = Outcome.of("check", list, "--good", signed, "--policy-key", other);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
    }

    /** A folder goes on after what cannot be read of it; a policy that was read, and that nobody signed, is something else. */
    @Test
    void aFolderHidesNoPolicyWithoutSignature() throws IOException {
        Path policy = Path.of("../fixtures/src/main/resources/keylime/policy-v1-signed.json");
        Files.copy(policy, folder.resolve("a.json"));
        String list = BASELINE.ascii().toString();
        assertThat(Outcome.of("check", list, "--good", folder.toString(), "--policy-key", policyKey())
                        .out())
                .contains("; signed by ");
        String other = Path.of("../fixtures/src/main/resources/signatures/keys/rsa.pem")
                .toString();
        Outcome refused = Outcome.of("check", list, "--good", folder.toString(), "--policy-key", other);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
    }

    /** A key that checks nothing must not look like a check that was passed. */
    @Test
    void aKeyWithoutAPolicyIsAQuestionThatCannotBeAnswered() throws IOException {
        Path sums = Files.writeString(folder.resolve("sums"), "0".repeat(63) + "1  /usr/bin/a\n");
        Outcome refused = Outcome.of(
                "check", BASELINE.ascii().toString(), "--good", sums.toString(), "--policy-key", policyKey());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("--policy-key");
    }

    private String index(String... more) {
        String policy = Path.of("../fixtures/src/main/resources/keylime/policy-v1-signed.json")
                .toString();
        String index = folder.resolve("known" + more.length + ".idx").toString();
        List<String> command = new ArrayList<>(List.of("reference", "build", policy, "-o", index));
        command.addAll(List.of(more));
        assertThat(Outcome.of(command.toArray(String[]::new)).exit()).isZero();
        return index;
    }

    /** What was signed is not in an index, so only the key by which it was checked then can count. */
    @Test
    void aPolicyInAnIndexCountsAsSignedByTheKeyThatCheckedIt() {
        String list = BASELINE.ascii().toString();
        String checked = index("--policy-key", policyKey());
        assertThat(Outcome.of("check", list, "--good", checked, "--policy-key", policyKey())
                        .out())
                .contains("; signed by ");
        String other = Path.of("../fixtures/src/main/resources/signatures/keys/rsa.pem")
                .toString();
        for (List<String> refusal : List.of(List.of(checked, other), List.of(index(), policyKey()))) {
            Outcome refused = Outcome.of("check", list, "--good", refusal.get(0), "--policy-key", refusal.get(1));
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains(refusal.get(0)).contains("policy-v1-signed.json was not checked");
        }
    }

    /** The same three, where a policy is made of the signed one. */
    @Test
    void aPolicyIsMadeOfSignedOnesOnly() throws IOException {
        Path signed = Path.of("../fixtures/src/main/resources/keylime/policy-v1-signed.json");
        Path made = folder.resolve("made");
        assertThat(create(made, signed, policyKey()).err()).doesNotContain("signature not checked");
        assertThat(made).isNotEmptyFile();
        Path never = folder.resolve("never");
        Path other = Path.of("../fixtures/src/main/resources/signatures/keys/rsa.pem");
        Outcome refused = create(never, signed, other.toString());
        assertThat(refused.exit()).isEqualTo(2);
        Path sums = Files.writeString(folder.resolve("sums"), "0".repeat(63) + "1  /usr/bin/a\n");
        Outcome unasked = create(never, sums, policyKey());
        assertThat(unasked.exit()).isEqualTo(2);
        assertThat(unasked.err()).contains("--policy-key");
        assertThat(never).doesNotExist();
    }

    private static Outcome create(Path made, Path source, String key) {
        return Outcome.of(
                "runtime-policy", "create", "--good", source.toString(), "--policy-key", key, "-o", made.toString());
    }
}
