package dev.imatool.parsers.binary;

import dev.imatool.model.ByteString;
import dev.imatool.model.Location;
import dev.imatool.model.diagnostic.Diagnostic;
import dev.imatool.model.diagnostic.DiagnosticKind;
import dev.imatool.parsers.input.ByteWindow;

/** Puts into words why no entry could be read. */
final class FrameDiagnosis {
    private FrameDiagnosis() {}

    /** The diagnostic for the frame's failure, at the entry that was expected there. */
    static Diagnostic of(Frame frame, ByteWindow window, long entry) {
        Location here = Location.bytes(window.offset(), 0);
        String value = Long.toUnsignedString(frame.value);
        String left = Long.toString(frame.left);
        return switch (frame.failure) {
            case CUT_SHORT -> tooLong(DiagnosticKind.ENTRY_CUT_SHORT, frame, window, entry);
            case BEYOND_INPUT -> tooLong(DiagnosticKind.LENGTH_BEYOND_INPUT, frame, window, entry);
            case OVER_LIMIT ->
                Diagnostic.atEntry(
                        DiagnosticKind.LENGTH_OVER_LIMIT,
                        entry,
                        here,
                        frame.field,
                        value,
                        Long.toString(frame.field.equals("event name length") ? 255 : Frame.LONGEST_DATA));
            case PCR -> Diagnostic.atEntry(DiagnosticKind.PCR_OUT_OF_RANGE, entry, here, value);
            case NAME_LENGTH -> Diagnostic.atEntry(DiagnosticKind.TEMPLATE_NAME_LENGTH, entry, here, value);
            case NAME_BYTES ->
                Diagnostic.atEntry(DiagnosticKind.TEMPLATE_NAME_BYTES, entry, here, nameBytes(frame, window));
            case OVER_ENTRY -> Diagnostic.atEntry(DiagnosticKind.ENTRY_WITHIN, entry, here, value, left);
            case FIELDS, NONE ->
                Diagnostic.atEntry(
                        DiagnosticKind.FIELD_LENGTHS,
                        entry,
                        here,
                        "template " + frame.template.name() + ", " + frame.dataLength + " bytes of template data");
        };
    }

    /** The same, where proven entries follow, so that a length that reaches beyond the input cannot be true. */
    static Diagnostic believed(Frame frame, ByteWindow window, long entry) {
        return switch (frame.failure) {
            case CUT_SHORT, BEYOND_INPUT -> tooLong(DiagnosticKind.LENGTH_NOT_TRUE, frame, window, entry);
            default -> of(frame, window, entry);
        };
    }

    private static Diagnostic tooLong(DiagnosticKind kind, Frame frame, ByteWindow window, long entry) {
        return Diagnostic.atEntry(
                kind,
                entry,
                Location.bytes(window.offset(), 0),
                frame.field,
                Long.toUnsignedString(frame.value),
                Long.toString(frame.left));
    }

    private static String nameBytes(Frame frame, ByteWindow window) {
        int at = window.position() + frame.nameAt();
        int length = (int) Math.min(frame.left, Math.min(32, window.limit() - at));
        return "0x" + ByteString.copyOf(window.array(), at, length).hex();
    }
}
