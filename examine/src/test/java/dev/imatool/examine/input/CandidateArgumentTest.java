package dev.imatool.examine.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.imatool.model.ByteString;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CandidateArgumentTest {
    /** {@code printf abc | sha256sum}. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static CandidateArgument typed(String text) {
        return CandidateArgument.of(text);
    }

    @Test
    void takesDigestsAsListsAndOtherToolsWriteThem() {
        for (String text : new String[] {ABC, ABC.toUpperCase(Locale.ROOT), "sha256:" + ABC, "SHA256:" + ABC}) {
            assertEquals(new CandidateArgument.Digest(text, ByteString.ofHex(ABC)), typed(text));
        }
    }

    @Test
    void leavesADigestThatDoesNotFitItsNameAFile() {
        for (String text : new String[] {"sha1:" + ABC, "sha256:" + ABC.substring(2), "md9:" + ABC, "./" + ABC}) {
            assertEquals(new CandidateArgument.File(text), typed(text));
        }
    }
}
