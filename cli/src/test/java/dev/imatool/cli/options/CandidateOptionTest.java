package dev.imatool.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.imatool.model.ByteString;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CandidateOptionTest {
    /** {@code printf abc | sha256sum}. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static CandidateOption.Typed typed(String text) {
        return new CandidateOption.CandidateConverter().convert(text);
    }

    @Test
    void takesDigestsAsListsAndOtherToolsWriteThem() {
        for (String text : new String[] {ABC, ABC.toUpperCase(Locale.ROOT), "sha256:" + ABC, "SHA256:" + ABC}) {
            assertEquals(new CandidateOption.Digest(text, ByteString.ofHex(ABC)), typed(text));
        }
    }

    @Test
    void leavesADigestThatDoesNotFitItsNameAFile() {
        for (String text : new String[] {"sha1:" + ABC, "sha256:" + ABC.substring(2), "md9:" + ABC, "./" + ABC}) {
            assertEquals(new CandidateOption.File(text), typed(text));
        }
    }
}
