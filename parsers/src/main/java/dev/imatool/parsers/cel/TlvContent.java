package dev.imatool.parsers.cel;

import dev.imatool.model.ByteString;
import dev.imatool.model.cel.CelContent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the content of a record in TLV says (TCG CEL 1.0, sections 5.1 and 5.2). */
final class TlvContent {
    private static final int MANAGEMENT = 4;
    private static final int PCCLIENT_STD = 5;
    private static final int IMA_TEMPLATE = 7;
    private static final int IMA_TLV = 8;
    private static final int HEADER = 5;
    private static final int MOST_MEMBERS = 64;
    private static final int LONGEST_SHOWN = 16;

    /** Version, end of the firmware, time, change of state; some number the last two from 0x80 on. */
    private static final Set<Integer> MANAGEMENT_TYPES = Set.of(1, 2, 80, 81, 0x80, 0x81);

    private TlvContent() {}

    static CelContent of(int type, byte[] array, int from, int to) throws MalformedRecordException {
        return switch (type) {
            case MANAGEMENT -> management(array, from, to);
            case PCCLIENT_STD -> {
                Map<Integer, ByteString> members = members(array, from, to);
                byte[] event = members.getOrDefault(0, ByteString.EMPTY).toByteArray();
                yield new CelContent.PcClient(
                        TlvRecords.unsigned(event, 0, event.length), members.getOrDefault(1, ByteString.EMPTY));
            }
            case IMA_TEMPLATE -> {
                Map<Integer, ByteString> members = members(array, from, to);
                yield new CelContent.ImaTemplate(
                        members.getOrDefault(0, ByteString.EMPTY), members.getOrDefault(1, ByteString.EMPTY));
            }
            case IMA_TLV -> new CelContent.ImaTlv(members(array, from, to).getOrDefault(0, ByteString.EMPTY));
            default -> new CelContent.Unknown(Integer.toString(type), to - from);
        };
    }

    /** True when a remark of the log with one of the known types may begin at {@code from}. */
    static boolean remark(byte[] array, int from, int to) {
        if (to - from < 2 * HEADER || array[from] != MANAGEMENT) {
            return false;
        }
        int type = array[from + HEADER] & 0xff;
        return MANAGEMENT_TYPES.contains(type)
                && TlvRecords.u32(array, from + 1) == HEADER + TlvRecords.u32(array, from + HEADER + 1);
    }

    private static CelContent management(byte[] array, int from, int to) throws MalformedRecordException {
        StringBuilder words = new StringBuilder();
        members(array, from, to).forEach((type, value) -> {
            String name = switch (type) {
                case 1 -> "cel_version";
                case 2 -> "firmware_end";
                case 80, 0x80 -> "cel_timestamp";
                case 81, 0x81 -> "state_trans";
                default -> "type " + type;
            };
            String shown =
                    value.slice(0, Math.min(value.length(), LONGEST_SHOWN)).hex();
            words.append(words.isEmpty() ? "" : " ").append(name).append(shown.isEmpty() ? "" : "=0x" + shown);
        });
        return new CelContent.Management(words.toString());
    }

    /** TLVs within a value, which have to fill it. */
    private static Map<Integer, ByteString> members(byte[] array, int from, int to) throws MalformedRecordException {
        Map<Integer, ByteString> members = new HashMap<>();
        int at = from;
        while (at < to) {
            long size = to - at < HEADER ? Long.MAX_VALUE : TlvRecords.u32(array, at + 1);
            if (size > to - at - HEADER || members.size() == MOST_MEMBERS) {
                throw new MalformedRecordException("its content does not divide into type, length and value");
            }
            if (members.put(array[at] & 0xff, ByteString.copyOf(array, at + HEADER, (int) size)) != null) {
                throw new MalformedRecordException("its content has a type twice");
            }
            at += HEADER + (int) size;
        }
        return members;
    }
}
