package dev.imatool.parsers.allowlist;

import static dev.imatool.parsers.allowlist.AllowLists.A;
import static dev.imatool.parsers.allowlist.AllowLists.B;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AllowListDocumentTest {
    private static AllowLists trusted(String elements) {
        return AllowLists.of("{\"schema\":\"imatool.allowlist/1\",\"trusted\":[" + elements + "]}");
    }

    @Test
    void elementsAreReadWhateverTheOrderOfTheirKeys() {
        AllowLists read = trusted("{\"digests\":[{\"digest\":\"sha256:" + A + "\",\"runs\":[1,2]},\"verity:sha256:" + B
                + "\"],\"path\":\"/bin/a\",\"role\":\"host\"},{\"path\":\"/bin/b\",\"extra\":{\"x\":[1]},\"digests\":[\"sha256:"
                + A + "\"]}");
        assertThat(read.shape()).contains(AllowListShape.ALLOWLIST);
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.values())
                .containsExactly("host /bin/a sha256:" + A, "host /bin/a verity:sha256:" + B, "any /bin/b sha256:" + A);
    }

    @Test
    void escapesAreUndoneAndTheHexMustAgree() {
        String digests = "\"digests\":[\"sha256:" + A + "\"]";
        assertThat(trusted("{" + digests + ",\"path\":\"/a\\\\\\\\b\"}").values())
                .containsExactly("any /a\\b sha256:" + A);
        assertThat(trusted("{" + digests + ",\"path\":\"/\\\\x1b\\\\n\\\\u{202e}\"}")
                        .values())
                .containsExactly("any /\u001b\n\u00e2\u0080\u00ae sha256:" + A);
        assertThat(trusted("{" + digests + ",\"path\":\"/\\\\xff\",\"path_hex\":\"2fff\"}")
                        .values())
                .containsExactly("any /\u00ff sha256:" + A);
        for (String wrong : new String[] {
            "\"path\":\"/a\",\"path_hex\":\"2f62\"",
            "\"path\":\"/\\\\q\"",
            "\"path\":\"/\\\\\"",
            "\"path\":\"/\\\\x\"",
            "\"path\":\"/\\\\u{110000}\"",
            "\"path\":\"/\\\\u{}\"",
            "\"path\":\"/\\\\u\"",
            "\"path\":\"\"",
            "\"role\":\"host\""
        }) {
            AllowLists read = trusted("{" + digests + "," + wrong + "}");
            assertThat(read.values()).as(wrong).isEmpty();
            assertThat(read.diagnostics())
                    .as(wrong)
                    .containsExactly("ERROR line 1: the path is missing, or its escapes or path_hex do not fit it");
        }
    }

    @Test
    void whatStandsAfterTheDocumentIsDamage() {
        String document = "{\"schema\":\"imatool.allowlist/1\",\"trusted\":[{\"path\":\"/bin/a\",\"digests\":[\"sha256:"
                + A + "\"]}]}\n";
        assertThat(AllowLists.of(document + " \r\n\t\n").diagnostics()).isEmpty();
        for (String behind : new String[] {document, "{}", "7", "]"}) {
            AllowLists read = AllowLists.of(document + behind);
            assertThat(read.values()).as(behind).containsExactly("any /bin/a sha256:" + A);
            assertThat(read.diagnostics()).as(behind).hasSize(1).allMatch(one -> one.startsWith("ERROR line 2: "));
        }
        assertThat(AllowLists.of(document + A + "  /bin/b\n").diagnostics())
                .anyMatch(one -> one.startsWith("ERROR line 2: "));
        assertThat(AllowLists.of(document + "\0\0\0").diagnostics()).hasSize(1);
    }

    @Test
    void onlyContainersAreOfAnImage() {
        String digests = "{\"digests\":[\"sha256:" + A + "\"],\"path\":\"/bin/a\",";
        AllowLists read = trusted(digests + "\"role\":\"container\",\"image\":\"/bin/a@1\"}," + digests
                + "\"role\":\"container\",\"image\":[7]}," + digests + "\"role\":\"container\"}");
        assertThat(read.values())
                .containsExactly(
                        "container[/bin/a@1] /bin/a sha256:" + A,
                        "container[] /bin/a sha256:" + A,
                        "container /bin/a sha256:" + A);
        AllowLists host =
                trusted(digests + "\"image\":\"/bin/a@1\",\"role\":\"host\"}," + digests + "\"image\":\"/bin/a@1\"}");
        assertThat(host.values()).isEmpty();
        assertThat(host.diagnostics())
                .containsExactly(
                        "ERROR line 1: only the role container has an image",
                        "ERROR line 1: only the role container has an image");
    }

    @Test
    void whatIsNoDigestOrRoleIsNamed() {
        AllowLists read = trusted("{\"digests\":[\"sha256:abc\",7],\"path\":\"/bin/a\"},{\"digests\":[\"sha256:" + A
                + "\"],\"path\":\"/bin/b\",\"role\":\"guest\"},5");
        assertThat(read.values()).isEmpty();
        assertThat(read.diagnostics())
                .containsExactly(
                        "ERROR line 1: 'sha256:abc' is not a digest",
                        "ERROR line 1: '' is not a digest",
                        "ERROR line 1: role 'guest' is none of host, container, creator, any",
                        "ERROR line 1: an element of trusted is not an object");
    }

    @Test
    void onlyTheSchemaThatIsKnownIsRead() {
        String elements = "\"trusted\":[{\"digests\":[\"sha256:" + A + "\"],\"path\":\"/bin/a\"}]";
        AllowLists newer = AllowLists.of("{\"schema\":\"imatool.allowlist/2\"," + elements + "}");
        assertThat(newer.values()).isEmpty();
        assertThat(newer.diagnostics())
                .containsExactly("ERROR line 1: the schema is 'imatool.allowlist/2', read is imatool.allowlist/1");
        AllowLists none = AllowLists.of("{" + elements + "}");
        assertThat(none.values()).isEmpty();
        assertThat(none.diagnostics()).containsExactly("ERROR line 1: no schema before trusted");
        assertThat(AllowLists.of("{\"schema\":\"imatool.allowlist/1\"}").diagnostics())
                .containsExactly("ERROR : the document has no list called trusted");
        assertThat(AllowLists.of("{}").diagnostics())
                .containsExactly("ERROR : the document has no list called trusted");
    }

    @Test
    void aDocumentThatEndsEarlyGivesWhatCameBefore() {
        String whole = "{\"schema\":\"imatool.allowlist/1\",\n\"trusted\":[\n{\"digests\":[\"sha256:" + A
                + "\"],\"path\":\"/bin/a\"},\n{\"digests\":[\"sha256:" + B + "\"],\"path\":\"/bin/b\"}]}";
        for (int length = 1; length < whole.length(); length++) {
            AllowLists read = AllowLists.of(whole.substring(0, length));
            assertThat(read.shape()).contains(AllowListShape.ALLOWLIST);
            if (length < whole.length()) {
                assertThat(read.diagnostics()).as("first %d", length).hasSize(1);
                assertThat(read.diagnostics().get(0)).startsWith("ERROR line ");
            }
        }
        assertThat(AllowLists.of(whole.substring(0, whole.indexOf("},\n") + 2)).values())
                .containsExactly("any /bin/a sha256:" + A);
    }

    @Test
    void damageNeverThrows() {
        byte[] whole = ("{\"schema\":\"imatool.allowlist/1\",\"trusted\":[{\"digests\":[{\"digest\":\"sha256:" + A
                        + "\",\"runs\":[1]}],\"path\":\"/b\\\\xff\",\"path_hex\":\"2f62ff\",\"role\":\"host\"}]}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int trial = 0; trial < 3000; trial++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            AllowLists read = AllowLists.of(damaged);
            assertThat(read.values()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aDocumentOfAnotherKindIsNamed() {
        assertThat(AllowLists.of("{\"schema\":\"imatool.learn/1\"}").diagnostics())
                .containsExactly("ERROR line 1: the schema is 'imatool.learn/1', read is imatool.allowlist/1");
        AllowLists deep = AllowLists.of("{\"x\":" + "[".repeat(10_000));
        assertThat(deep.diagnostics()).hasSize(1);
    }
}
