package dev.imatool.replay.explain.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.Asking;
import dev.imatool.replay.list.ListEntry;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {
    @Test
    void anInputOfManyListsDoesNotFillTheMemory() {
        Recording recording = new Recording(List.of(PcrBank.SHA256));
        TemplateDigests digests = new TemplateDigests();
        for (int number = 1; number <= 2 * Recording.MOST_LISTS; number++) {
            digests.standOn(ListEntry.file(number, 10, PcrBank.SHA1, "/bin/" + number)
                    .inList("list " + number % (Recording.MOST_LISTS + 5)));
            recording.add(digests);
        }
        assertThat(recording.lists()).hasSize(Recording.MOST_LISTS);
        assertThat(recording.omitted()).isEqualTo(5);
        assertThat(recording.banks()).containsExactly(PcrBank.SHA1, PcrBank.SHA256);
    }

    @Test
    void whatIsRecordedIsTheDigestOfEachBankTheNameAndThePcr() {
        Recording recording = new Recording(List.of(PcrBank.SHA512));
        TemplateDigests digests = new TemplateDigests();
        ListEntry entry = ListEntry.file(7, 11, PcrBank.SHA1, "/bin/true");
        digests.standOn(entry);
        recording.add(digests);
        RecordedList list = recording.lists().get(0);
        byte[] digest = new byte[64];
        list.copyDigest(0, PcrBank.SHA512, digest, 0, 64);
        assertThat(digest).isEqualTo(Asking.digest(PcrBank.SHA512, entry).toByteArray());
        assertThat(list.number(0)).isEqualTo(7);
        assertThat(list.pcr(0)).isEqualTo(11);
        assertThat(list.eventName(0).orElseThrow().latin1()).isEqualTo("/bin/true");
        assertThat(list.known(0, PcrBank.SHA1)).isTrue();
        assertThat(list.known(0, PcrBank.SHA256)).isFalse();
    }
}
