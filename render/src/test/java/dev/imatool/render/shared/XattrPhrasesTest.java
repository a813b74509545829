package dev.imatool.render.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.xattr.ShellRecipe;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import dev.imatool.parsers.xattr.XattrProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sentences about values of extended attributes. */
class XattrPhrasesTest {
    @Test
    void theMissingAlgorithmIsNamedWithTheByteTakenForIt() {
        assertThat(XattrPhrases.of(new XattrProblem.MissingAlgorithm(32, false, Optional.empty(), 0x58)))
                .isEqualTo(
                        "the byte for the algorithm is missing: 32 bytes after 0x04 are a digest alone; the kernel takes"
                                + " 0x58 for it and considers the hash of an untouched file invalid too");
    }

    @Test
    void theDamageOfTheShellIsNamed() {
        assertThat(XattrPhrases.of(new XattrProblem.FromShell(List.of(ShellRecipe.Damage.HEX_DIGIT_SWALLOWED))))
                .endsWith("of the untouched file: hex digit swallowed");
        assertThat(XattrPhrases.of(new XattrProblem.FromShell(List.of()))).endsWith("of the untouched file");
    }

    @Test
    void whatTheShellDroppedIsNamed() {
        ByteString digest = ByteString.ofHex("005cd0a0c100a37a06e9d5052063821604abda5d");
        assertThat(XattrPhrases.of(new XattrProblem.LostInShell(
                        new XattrDiagnosis.FileDigest(HashAlgorithm.SHA1, digest),
                        18,
                        List.of(ShellRecipe.Damage.ZERO_BYTES_DROPPED))))
                .isEqualTo("the digest is the sha1 digest of the file as $(...) of a shell leaves it, 18 of 20 bytes:"
                        + " zero bytes dropped; the whole digest is 005cd0a0c100a37a06e9d5052063821604abda5d");
    }

    @Test
    void numbersAreNamedAsTheyAre() {
        assertThat(XattrPhrases.of(new XattrProblem.UnknownAlgorithm(0x42)))
                .isEqualTo("no kernel supports hash algorithm 0x42");
        assertThat(XattrPhrases.of(new XattrProblem.SignatureSize(256, 255)))
                .isEqualTo("the header declares 256 bytes of signature, there are 255");
    }
}
