package dev.imatool.render.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.OtherInputKind;
import dev.imatool.model.diagnostic.Place;
import dev.imatool.model.diagnostic.Severity;
import dev.imatool.parsers.known.index.IndexDamage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableInputTest {
    @Test
    void aMissingFileIsSaidInWords() {
        assertThat(InputProblemWords.sentence(UnreadableInputException.of("a.bin", new NoSuchFileException("a.bin"))))
                .isEqualTo("a.bin: no such file");
    }

    @Test
    void aForbiddenFileComesWithAHint() {
        UnreadableInputException failure = UnreadableInputException.of("a.bin", new AccessDeniedException("a.bin"));
        assertThat(InputProblemWords.sentence(failure)).isEqualTo("a.bin: permission denied");
        assertThat(InputProblemWords.hint(failure).orElseThrow()).contains("root");
    }

    @Test
    void aDirectoryIsSaidInWords(@TempDir Path folder) {
        assertThat(InputProblemWords.sentence(
                        UnreadableInputException.of(folder.toString(), new IOException("Is a directory"))))
                .isEqualTo(folder + ": is a directory");
    }

    @Test
    void anythingElseKeepsTheReasonOfTheSystem() {
        assertThat(InputProblemWords.sentence(
                        UnreadableInputException.of("a.bin", new IOException("Input/output error"))))
                .isEqualTo("a.bin: cannot be read: Input/output error");
    }

    @Test
    void aNameIsEscaped() {
        assertThat(InputProblemWords.sentence(UnreadableInputException.of("a\u001b[2J", new NoSuchFileException("a"))))
                .isEqualTo("a\\x1b[2J: no such file");
    }

    @Test
    void whyThereIsNoPcrValueHasPlaceMessageAndHint() {
        Diagnostic odd = Diagnostic.said(OtherInputKind.PCR_VALUES, Severity.ERROR, "odd");
        assertThat(withoutValues(odd.at(Place.line(4)).hint("try even")))
                .isEqualTo("a: holds no PCR values: line 4: odd (try even)");
        assertThat(withoutValues(odd)).isEqualTo("a: holds no PCR values: odd");
    }

    @Test
    void whatIsWrongWithAnIndexIsSaidWithItsPlace() {
        assertThat(damaged(IndexDamage.Plain.END_MISSING))
                .isEqualTo("a: cannot be read: the index is damaged at byte 7:"
                        + " it does not end as an index does: the end is missing");
        assertThat(damaged(new IndexDamage.UnknownNumber(IndexDamage.Numbered.STATE, 12)))
                .isEqualTo("a: cannot be read: the index is damaged at byte 7: a file has the unknown state 12");
        assertThat(damaged(new IndexDamage.OtherVersion(9, 2)))
                .isEqualTo("a: cannot be read: the index is of version 9,"
                        + " and this imatool reads versions up to 2: build it anew");
    }

    private static String damaged(IndexDamage damage) {
        return InputProblemWords.sentence("a", new InputProblem.DamagedIndex(7, damage));
    }

    private static String withoutValues(Diagnostic why) {
        return InputProblemWords.sentence("a", new InputProblem.WithoutPcrValues(false, Optional.of(why)));
    }
}
