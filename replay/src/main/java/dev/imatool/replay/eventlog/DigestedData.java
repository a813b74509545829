package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EfiVariable;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which bytes of an event its digest may be of. */
final class DigestedData {
    /** What is hashed for a separator that tells an error (profile, section 10.4.1, EV_SEPARATOR). */
    private static final ByteString ERROR = ByteString.ofHex("01000000");

    private static final int TAG_HEAD = 8;

    private DigestedData() {}

    /** The candidates: first the event data as a whole. */
    static List<ByteString> of(FirmwareEvent event) {
        ByteString data = event.data();
        List<ByteString> candidates = new ArrayList<>(List.of(data));
        EventKind kind = event.kind().orElseThrow();
        if (!data.isEmpty()) {
            // a NUL that ends a string is logged, not hashed; and an old shim logs one byte too many
            candidates.add(data.slice(0, data.length() - 1));
        }
        if (kind == EventKind.EV_ACTION || kind == EventKind.EV_EFI_ACTION) {
            byte[] terminated = Arrays.copyOf(data.toByteArray(), data.length() + 1);
            candidates.add(ByteString.copyOf(terminated));
        }
        if (kind == EventKind.EV_SEPARATOR) {
            candidates.add(ERROR);
        }
        if (kind.variable()) {
            EfiVariable.of(data).map(EfiVariable::data).ifPresent(candidates::add);
        }
        if (kind == EventKind.EV_EVENT_TAG && data.length() > TAG_HEAD) {
            candidates.add(data.slice(TAG_HEAD, data.length()));
        }
        if (kind == EventKind.EV_IPL) {
            behindPrefix(data, candidates);
        }
        return candidates;
    }

    /** GRUB logs {@code grub_cmd: linux …} with a NUL and hashes what stands behind the prefix. */
    private static void behindPrefix(ByteString data, List<ByteString> candidates) {
        int colon = data.indexOf(':', 0);
        if (colon > 0 && colon + 2 <= data.length()) {
            ByteString behind = data.slice(colon + 2, data.length());
            candidates.add(behind);
            if (!behind.isEmpty()) {
                candidates.add(behind.slice(0, behind.length() - 1));
            }
        }
    }
}
