package dev.imatool.parsers.binary;

import dev.imatool.model.ByteOrder;
import dev.imatool.parsers.entry.FieldSpans;
import dev.imatool.parsers.input.ByteWindow;
import java.util.Arrays;

/** Looks for the last byte of template data that lacks it: the one with which the template digest proves the fields. */
final class DataCompletion {
    /** Bytes hashed before the search is given up for the rest of the input, so that crafted input cannot stall it. */
    private static final long HASHED_AT_MOST = 1L << 28;

    private static final int BYTES = 256;
    private static final byte[] NOTHING = {};

    private final ByteWindow window;
    private final FieldSpans fields = new FieldSpans();
    private long hashed;

    DataCompletion(ByteWindow window) {
        this.window = window;
    }

    /** The template data of the entry in {@code frame} and the byte it lacks; empty where no byte is proven. */
    byte[] search(Frame frame, ByteOrder order) {
        if (!frame.template.described() || frame.template.legacy() || frame.violation() || hashed > HASHED_AT_MOST) {
            return NOTHING;
        }
        int from = window.position() + frame.dataAt;
        byte[] data = Arrays.copyOfRange(window.array(), from, from + frame.dataLength + 1);
        int last = data.length - 1;
        for (int value = 0; value < BYTES && hashed <= HASHED_AT_MOST; value++) {
            data[last] = (byte) value;
            boolean adds = fields.walk(data, 0, data.length, order)
                    && fields.count() == frame.template.fields().size();
            if (!adds && value == 0) {
                return NOTHING; // the last of four zeros that are a length is the only byte on which this depends
            }
            hashed += data.length;
            if (adds && frame.proves(data)) {
                return data;
            }
        }
        return NOTHING;
    }
}
