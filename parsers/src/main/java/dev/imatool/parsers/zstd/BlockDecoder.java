package dev.imatool.parsers.zstd;

import org.jspecify.annotations.Nullable;

/** Unpacks packed blocks (RFC 8878, 3.1.1.3). Tables and offsets of a block may be those of the one before. */
final class BlockDecoder {
    private final Literals literals = new Literals();
    private final SequenceCode literalLengths;
    private final SequenceCode offsets;
    private final SequenceCode matchLengths;
    private final int[] recent = new int[3];
    private @Nullable FseTable literalTable;
    private @Nullable FseTable offsetTable;
    private @Nullable FseTable matchTable;

    BlockDecoder() throws CorruptZstdException {
        literalLengths = SequenceCode.literalLengths();
        offsets = SequenceCode.offsets();
        matchLengths = SequenceCode.matchLengths();
        reset();
    }

    /** A frame begins. */
    void reset() {
        literals.reset();
        recent[0] = 1;
        recent[1] = 4;
        recent[2] = 8;
        literalTable = null;
        offsetTable = null;
        matchTable = null;
    }

    /** Unpacks a block to the end of {@code output}. */
    void decode(Slice block, Output output) throws CorruptZstdException {
        literals.read(block);
        int count = block.u8();
        if (count > 127) {
            count = count == 255 ? (int) block.number(2) + 0x7f00 : ((count - 128) << 8) + block.u8();
        }
        int taken = count == 0 ? 0 : sequences(block, count, output);
        if (count == 0 && block.left() > 0) {
            throw new CorruptZstdException("bytes follow the last literal of a block");
        }
        output.append(literals.bytes(), taken, literals.length() - taken);
    }

    /** Carries out the sequences; the result is how many literals they took. */
    private int sequences(Slice block, int count, Output output) throws CorruptZstdException {
        int modes = block.u8();
        if ((modes & 3) != 0) {
            throw new CorruptZstdException("reserved bits of a block are set");
        }
        FseTable ll = literalLengths.table(modes >> 6, block, before(literalTable, modes >> 6));
        FseTable of = offsets.table((modes >> 4) & 3, block, before(offsetTable, (modes >> 4) & 3));
        FseTable ml = matchLengths.table((modes >> 2) & 3, block, before(matchTable, (modes >> 2) & 3));
        literalTable = ll;
        offsetTable = of;
        matchTable = ml;
        BackwardBits stream = block.backward();
        int llState = ll.first(stream);
        int ofState = of.first(stream);
        int mlState = ml.first(stream);
        int taken = 0;
        for (int i = 0; i < count; i++) {
            int value = offsets.value(of.symbol(ofState), stream);
            int match = matchLengths.value(ml.symbol(mlState), stream);
            int length = literalLengths.value(ll.symbol(llState), stream);
            if (stream.left() < 0 || length > literals.length() - taken) {
                throw new CorruptZstdException("a sequence needs more than there is");
            }
            output.append(literals.bytes(), taken, length);
            taken += length;
            output.repeat(offset(value, length), match);
            if (i + 1 < count) {
                llState = ll.next(llState, stream);
                mlState = ml.next(mlState, stream);
                ofState = of.next(ofState, stream);
            }
        }
        if (stream.left() != 0) {
            throw new CorruptZstdException("sequences do not fill their stream");
        }
        return taken;
    }

    private static FseTable before(@Nullable FseTable table, int mode) throws CorruptZstdException {
        if (table == null && mode == 3) {
            throw new CorruptZstdException("a table is that of the block before, which has none");
        }
        return table == null ? FseTable.ofOne(0) : table;
    }

    /** The three offsets that were used last have short names (3.1.1.5). */
    private int offset(int value, int literalLength) throws CorruptZstdException {
        int offset;
        if (value > 3) {
            offset = value - 3;
            recent[2] = recent[1];
            recent[1] = recent[0];
        } else {
            int which = value - 1 + (literalLength == 0 ? 1 : 0);
            if (which == 0) {
                return recent[0];
            }
            offset = which < 3 ? recent[which] : recent[0] - 1;
            if (which > 1) {
                recent[2] = recent[1];
            }
            recent[1] = recent[0];
        }
        if (offset <= 0) {
            throw new CorruptZstdException("an offset is 0");
        }
        recent[0] = offset;
        return offset;
    }
}
