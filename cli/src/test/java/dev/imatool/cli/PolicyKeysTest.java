package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verification keys of policies that become one. Keylime's own tool adds keys to those of a policy, by their ids: the lowest four bytes of the
 * SHA-1 digest of the key (ImaKeyring in keylime/ima/file_signatures.py).
 */
class PolicyKeysTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path KEYS = Path.of("../fixtures/src/main/resources/signatures/keys");

    /** Bytes of an uncompressed point of P-256, the key of an EC public key of that curve. */
    private static final int POINT = 65;

    @TempDir
    private Path folder;

    /** The public key of a certificate. */
    private static String der(String name) throws IOException {
        try (InputStream pem = Files.newInputStream(KEYS.resolve(name))) {
            byte[] key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getPublicKey()
                    .getEncoded();
            return Base64.getEncoder().encodeToString(key);
        } catch (CertificateException none) {
            throw new AssertionError(none);
        }
    }

    private static long id(String der) {
        try {
            byte[] key = Base64.getDecoder().decode(der);
            byte[] sha1 =
                    MessageDigest.getInstance("SHA-1").digest(Arrays.copyOfRange(key, key.length - POINT, key.length));
            return Long.parseLong(HexFormat.of().formatHex(sha1, 16, 20), 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    private String policy(String name, List<String> keys, List<Long> ids) throws IOException {
        ObjectNode keyring = MAPPER.createObjectNode();
        ArrayNode texts = keyring.putArray("pubkeys");
        keys.forEach(texts::add);
        ArrayNode numbers = keyring.putArray("keyids");
        ids.forEach(numbers::add);
        ObjectNode policy = MAPPER.createObjectNode();
        policy.putObject("meta").put("version", 1).put("generator", 0);
        policy.put("release", 0);
        policy.putObject("digests").putArray("/" + name).add("ab".repeat(32));
        policy.putArray("excludes");
        policy.putObject("keyrings");
        ObjectNode ima = policy.putObject("ima");
        ima.putArray("ignored_keyrings");
        ima.put("log_hash_alg", "sha1").putNull("dm_policy");
        policy.putObject("ima-buf");
        policy.put("verification-keys", keyring.toString());
        return Files.writeString(folder.resolve(name), policy.toString()).toString();
    }

    private JsonNode merged(int exit, String... policies) throws IOException {
        Path file = folder.resolve("merged");
        String[] command = new String[policies.length + 5];
        command[0] = "runtime-policy";
        command[1] = "merge";
        System.arraycopy(policies, 0, command, 2, policies.length);
        command[policies.length + 2] = "--force";
        command[policies.length + 3] = "-o";
        command[policies.length + 4] = file.toString();
        Outcome outcome = Outcome.of(command);
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
        return MAPPER.readTree(MAPPER.readTree(Files.readString(file))
                .path("verification-keys")
                .asText());
    }

    @Test
    void aPolicyHasTheKeysOfAll() throws IOException {
        String one = der("ec256.pem");
        String two = der("rsa.pem");
        String three = der("ec384.pem");
        JsonNode keyring = merged(
                0,
                policy("a", List.of(one, two), List.of(1L, 2L)),
                policy("b", List.of(two, three), List.of(2L, 0xffffffffL)),
                policy("c", List.of(one), List.of(1L)));
        assertThat(keyring.toString())
                .isEqualTo("{\"pubkeys\":[\"" + one + "\",\"" + two + "\",\"" + three
                        + "\"],\"keyids\":[1,2,4294967295]}");
    }

    @Test
    void aKeyWithoutAnIdHasThatOfKeylime() throws IOException {
        String one = der("ec256.pem");
        String two = der("rsa.pem");
        JsonNode keyring = merged(0, policy("a", List.of(two), List.of(2L)), policy("b", List.of(one), List.of()));
        assertThat(keyring.path("keyids").toString()).isEqualTo("[2," + id(one) + "]");
    }

    /** A keyring has one key of an id, so that only one of two can be followed. */
    @Test
    void twoKeysOfOneIdAreAConflict() throws IOException {
        String one = der("ec256.pem");
        String two = der("rsa.pem");
        String a = policy("a", List.of(one), List.of(1L));
        String b = policy("b", List.of(two, two), List.of(1L, 7L));
        JsonNode keyring = merged(1, a, b);
        assertThat(keyring.path("pubkeys").path(0).asText()).isEqualTo(one);
        assertThat(keyring.path("keyids").toString()).isEqualTo("[1,7]");
        assertThat(Outcome.of("runtime-policy", "merge", a, b).out())
                .contains("verification key '00000001' was not taken");
    }

    @Test
    void aKeyringThatCannotBeReadIsNotPutTogether() throws IOException {
        String a = policy("a", List.of(der("ec256.pem")), List.of(1L));
        String b = policy("b", List.of("*"), List.of(2L));
        assertThat(merged(1, a, b).path("keyids").toString()).isEqualTo("[1]");
        assertThat(Outcome.of("runtime-policy", "merge", a, b).out()).contains("cannot be put together");
    }
}
