package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.ascii.LineProver;

/** Tries variants of one damaged line; the last one tried is kept, so that after a success it is the repaired line. */
class LineTrial {
    private final LineProver prover;
    private final SearchBudget budget;
    private final byte[] line;
    private byte[] variant;
    private int length;

    LineTrial(LineProver prover, SearchBudget budget, ByteString line) {
        this.prover = prover;
        this.budget = budget;
        this.line = line.toByteArray();
        this.variant = new byte[this.line.length + 64];
    }

    /** Length of the damaged line. */
    int length() {
        return line.length;
    }

    /** The byte at {@code index} of the damaged line, 0 to 255. */
    int at(int index) {
        return line[index] & 0xff;
    }

    /** The bytes of the damaged line from {@code from} to {@code to}. */
    ByteString text(int from, int to) {
        return ByteString.copyOf(line, from, to - from);
    }

    /** True when nothing more can be tried. */
    boolean over() {
        return budget.refused();
    }

    /** True when the line is proven with {@code with} in place of what stands from {@code from} to {@code to}. */
    boolean replaced(int from, int to, byte... with) {
        length = line.length - (to - from) + with.length;
        if (length > variant.length) {
            variant = new byte[length + 64];
        }
        System.arraycopy(line, 0, variant, 0, from);
        System.arraycopy(with, 0, variant, from, with.length);
        System.arraycopy(line, to, variant, from + with.length, line.length - to);
        return proven();
    }

    /** True when the variant made last is proven. */
    boolean proven() {
        return budget.spend(length) && prover.proves(variant, length);
    }

    /** The same with bytes that are kept as a value. */
    boolean replaced(int from, int to, ByteString with) {
        return replaced(from, to, with.toByteArray());
    }

    /** True when {@code whole} is proven in place of the line. */
    boolean is(ByteString whole) {
        return replaced(0, line.length, whole);
    }

    /** The variant tried last. */
    ByteString variant() {
        return ByteString.copyOf(variant, 0, length);
    }
}
