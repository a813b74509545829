package dev.imatool.replay.eventlog;

import dev.imatool.model.ByteString;
import dev.imatool.model.eventlog.EfiVariable;
import dev.imatool.model.eventlog.EventKind;
import dev.imatool.model.eventlog.FirmwareEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which bytes of an event its digest may be of. */
final class DigestedData {
    /** What is hashed for a separator that reports an error (profile, section 10.4.1, EV_SEPARATOR). */
    private static final ByteString ERROR = ByteString.ofHex("01000000");

    /** What is hashed for every other separator. */
    private static final List<ByteString> SEPARATORS =
            List.of(ByteString.ofHex("00000000"), ByteString.ofHex("ffffffff"));

    private static final int SEPARATOR_LENGTH = 4;
    private static final int TAG_HEAD = 8;

    private final List<Message> messages = new ArrayList<>();

    private DigestedData() {}

    /**
     * Something to hash.
     *
     * @param bytes what is hashed
     * @param ofData false where the data of the event does not change it, so that a match proves nothing about the data
     */
    record Message(ByteString bytes, boolean ofData) {}

    /** The candidates: first the event data as a whole. */
    static List<Message> of(FirmwareEvent event) {
        DigestedData candidates = new DigestedData();
        candidates.addAll(event.kind().orElseThrow(), event.data());
        return candidates.messages;
    }

    private void addAll(EventKind kind, ByteString data) {
        add(data);
        boolean terminated = !data.isEmpty() && data.at(data.length() - 1) == 0;
        if (terminated || (kind == EventKind.EV_EFI_VARIABLE_AUTHORITY && !data.isEmpty())) {
            // a NUL that ends a string is logged, not hashed; and an old shim logs one byte too many
            add(data.slice(0, data.length() - 1));
        }
        switch (kind) {
            case EV_ACTION, EV_EFI_ACTION ->
                add(ByteString.copyOf(Arrays.copyOf(data.toByteArray(), data.length() + 1)));
            case EV_SEPARATOR -> separator(data);
            case EV_EFI_VARIABLE_BOOT, EV_EFI_VARIABLE_BOOT2 -> content(data).ifPresent(this::add);
            case EV_EVENT_TAG -> {
                if (data.length() > TAG_HEAD) {
                    add(data.slice(TAG_HEAD, data.length()));
                }
            }
            case EV_IPL -> {
                behindPrefix(data);
                add(ByteString.copyOf(Arrays.copyOf(data.toByteArray(), data.length() + 1)));
            }
            default -> {}
        }
    }

    private void add(ByteString message) {
        messages.add(new Message(message, !message.isEmpty()));
    }

    /** An error has details for data, and OpenPOWER firmware logs a label in place of the value that it hashes. */
    private void separator(ByteString data) {
        messages.add(new Message(ERROR, false));
        if (data.length() != SEPARATOR_LENGTH && EventShape.text(data)) {
            SEPARATORS.forEach(value -> messages.add(new Message(value, false)));
        }
    }

    /**
     * The content of a variable, which EDK II hashes alone for boot variables. Nothing stands after it, and a structure
     * around another one is no variable: what was hashed as a whole would pass under any name.
     */
    private static Optional<ByteString> content(ByteString data) {
        return EfiVariable.of(data)
                .filter(variable -> variable.length() == data.length())
                .map(EfiVariable::data)
                .filter(content -> EfiVariable.of(content).isEmpty());
    }

    /** GRUB logs {@code grub_cmd: linux …} with a NUL and hashes what is after the prefix. */
    private void behindPrefix(ByteString data) {
        int prefix = EventShape.prefixLength(data);
        if (prefix > 0) {
            ByteString behind = data.slice(prefix, data.length());
            add(behind);
            if (!behind.isEmpty()) {
                add(behind.slice(0, behind.length() - 1));
            }
        }
    }
}
