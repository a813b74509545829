package dev.imatool.replay.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.PcrBank;
import dev.imatool.model.eventlog.EventAlgorithm;
import dev.imatool.model.eventlog.EventLog;
import dev.imatool.model.eventlog.EventLogFormat;
import dev.imatool.model.eventlog.FirmwareEvent;
import dev.imatool.model.eventlog.LoggedDigest;
import dev.imatool.replay.list.ListEntry;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** IMA events of a confidential guest's log and the list of the same kernel have the same entries. */
class ImaEventComparisonTest {
    private static final EventAlgorithm SHA384 =
            EventAlgorithm.registered(0x000c).orElseThrow();
    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5, 6, 7);

    /** The third and the sixth are violations. */
    private static ListEntry entry(int number) {
        return number % 3 == 0
                ? ListEntry.violation(number, 10, PcrBank.SHA1, "/v" + number)
                : ListEntry.file(number, 10, PcrBank.SHA1, "/f" + number);
    }

    private static ImaEventComparison.Result compare(List<Integer> logged, List<Integer> listed)
            throws NoSuchAlgorithmException {
        List<FirmwareEvent> events = new ArrayList<>();
        events.add(event(1, 0xd, ByteString.ofHex("00".repeat(48))));
        for (int number : logged) {
            byte[] data = entry(number).data().toByteArray();
            ByteString digest = number % 3 == 0
                    ? ByteString.ofHex("ff".repeat(48))
                    : ByteString.copyOf(MessageDigest.getInstance("SHA-384").digest(data));
            events.add(event(events.size() + 1, 0x14, digest));
        }
        EventLog log = new EventLog(EventLogFormat.CRYPTO_AGILE, Optional.empty(), List.of(SHA384), events, true);
        ImaEventComparison comparison = ImaEventComparison.of(log).orElseThrow();
        TemplateDigests digests = new TemplateDigests();
        for (int number : listed) {
            digests.standOn(entry(number));
            comparison.look(digests);
        }
        return comparison.result();
    }

    private static FirmwareEvent event(long number, long type, ByteString digest) {
        return new FirmwareEvent(
                number, Location.bytes(0, 0), 3, type, List.of(new LoggedDigest(SHA384, digest)), ByteString.EMPTY);
    }

    private static List<Integer> without(int entry) {
        return ALL.stream().filter(each -> each != entry).toList();
    }

    @Test
    void theSameEntriesMatch() throws NoSuchAlgorithmException {
        ImaEventComparison.Result result = compare(ALL, ALL);
        assertThat(result.matched()).isEqualTo(7);
        assertThat(result.notInList()).isZero();
        assertThat(result.notInLog()).isZero();
        assertThat(result.later()).isZero();
    }

    @Test
    void anyEntryThatOneOfThemLacksIsNamed() throws NoSuchAlgorithmException {
        for (int entry : ALL) {
            ImaEventComparison.Result list = compare(ALL, without(entry));
            assertThat(list.firstNotInList()).containsExactly(entry + 1L);
            assertThat(list.notInLog()).isZero();
            ImaEventComparison.Result log = compare(without(entry), ALL);
            assertThat(log.notInList()).isZero();
            if (entry == 7) {
                assertThat(log.later()).isEqualTo(1);
            } else {
                assertThat(log.firstNotInLog()).containsExactly((long) entry);
            }
        }
    }

    @Test
    void entriesInEachOthersPlaceAreNamed() throws NoSuchAlgorithmException {
        ImaEventComparison.Result result = compare(List.of(1, 2, 3, 5, 4, 6, 7), ALL);
        assertThat(result.notInList()).isEqualTo(1);
        assertThat(result.notInLog()).isEqualTo(1);
    }

    @Test
    void aListThatGoesOnContradictsNothing() throws NoSuchAlgorithmException {
        ImaEventComparison.Result result = compare(List.of(1, 2, 3), ALL);
        assertThat(result.later()).isEqualTo(4);
        assertThat(result.notInLog()).isZero();
    }

    @Test
    void aLogWithoutImaEventsIsNotAsked() {
        EventLog log = new EventLog(
                EventLogFormat.CRYPTO_AGILE,
                Optional.empty(),
                List.of(SHA384),
                List.of(event(1, 0xd, ByteString.ofHex("00".repeat(48)))),
                true);
        assertThat(ImaEventComparison.of(log)).isEmpty();
    }
}
