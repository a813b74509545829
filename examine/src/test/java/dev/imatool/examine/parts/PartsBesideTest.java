package dev.imatool.examine.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which parts of evidence are held against which lists. */
class PartsBesideTest {
    private static PartsBeside beside(List<Part> parts) {
        return PartsBeside.of(parts);
    }

    private static Part part(PartKind kind, String path) {
        return new Part(kind, path, 1, ByteString.EMPTY, InputSource.ofMember(path, () -> {
            throw new java.io.IOException("not to be read");
        }));
    }

    private static List<String> paths(PartsBeside beside, String folder) {
        return beside.of(folder).stream().map(Part::path).toList();
    }

    @Test
    void whatLiesInTheFolderElseWhatLiesNearest() {
        PartsBeside beside = beside(List.of(
                part(PartKind.MEASUREMENT_LIST, "a/ima/list"),
                part(PartKind.MEASUREMENT_LIST, "b/list"),
                part(PartKind.PCR_VALUES, "a/tpm/pcrs"),
                part(PartKind.PCR_VALUES, "a/ima/pcrs"),
                part(PartKind.PCR_VALUES, "b/deep/down/pcrs"),
                part(PartKind.PUBLIC_KEY, "ak.pub")));
        assertThat(paths(beside, "a/ima")).containsExactly("a/tpm/pcrs", "a/ima/pcrs", "ak.pub");
        assertThat(paths(beside, "b")).containsExactly("b/deep/down/pcrs", "ak.pub");
    }

    @Test
    void whatLiesAtTheTopGoesWithAListThere() {
        PartsBeside beside = beside(List.of(
                part(PartKind.MEASUREMENT_LIST, "list"),
                part(PartKind.MEASUREMENT_LIST, "older/list"),
                part(PartKind.PCR_VALUES, "pcrs"),
                part(PartKind.PCR_VALUES, "older/pcrs"),
                part(PartKind.PCR_VALUES, "other/pcrs")));
        assertThat(paths(beside, "")).containsExactly("pcrs", "other/pcrs");
        assertThat(paths(beside, "older")).containsExactly("older/pcrs", "other/pcrs");
    }

    /** Ten thousand lists and as many parts that are equally near to all of them: a hundred million pairs, of which few are made. */
    @Test
    void partsThatAreNearToThousandsOfListsAreHeldAgainstFew() {
        int many = 10_000;
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            parts.add(part(PartKind.MEASUREMENT_LIST, "lists/" + i));
            parts.add(part(PartKind.PCR_VALUES, "far/" + i));
        }
        PartsBeside inOneFolder = beside(parts);
        int each = PartsBeside.MOST_PAIRS / many;
        assertThat(inOneFolder.of("lists")).hasSize(each);
        assertThat(inOneFolder.far()).hasSize(many - each);
        parts.clear();
        for (int i = 0; i < many; i++) {
            parts.add(part(PartKind.MEASUREMENT_LIST, "l" + i + "/list"));
            parts.add(part(PartKind.PCR_VALUES, "p" + i + "/pcrs"));
        }
        PartsBeside inMany = beside(parts);
        long pairs = 0;
        for (int i = 0; i < many; i++) {
            pairs += inMany.of("l" + i).size();
        }
        assertThat(pairs).isLessThanOrEqualTo(PartsBeside.MOST_PAIRS);
        assertThat(inMany.far()).hasSize(many - each);
    }

    @Test
    void aPartInTheFolderOfItsListIsNeverLeftOut() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            parts.add(part(PartKind.MEASUREMENT_LIST, i + "/list"));
            parts.add(part(PartKind.PCR_VALUES, i + "/pcrs"));
            parts.add(part(PartKind.QUOTE_MESSAGE, i + "/tpm/quote"));
        }
        PartsBeside beside = beside(parts);
        assertThat(beside.far()).isEmpty();
        assertThat(paths(beside, "9999")).containsExactly("9999/pcrs", "9999/tpm/quote");
    }
}
