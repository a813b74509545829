package dev.imatool.examine.input;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.form.FormUse;
import dev.imatool.parsers.form.KnownForm;
import dev.imatool.parsers.stream.PassingStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps the first {@link KnownForm#HEAD} bytes of an input while it is read, to name it where nothing of what it was given for is in it.
 */
public final class KeptHead {
    private final InputSource original;
    private ByteArrayOutputStream head = new ByteArrayOutputStream();

    /** @param source the input; it is not opened by this */
    public KeptHead(InputSource source) {
        original = source;
    }

    /** The input, to be read in place of the original. */
    public InputSource source() {
        return InputSource.ofMember(original.name(), this::open);
    }

    private InputStream open() throws IOException {
        head = new ByteArrayOutputStream();
        return new Keeping(original.open());
    }

    /**
     * Refuses an input of which nothing was read, where it is known to be something else; to be called when it has been read.
     *
     * @param wanted what it was given for
     * @param own a form of that use may be empty or damaged
     * @throws UnreadableInputException if its first bytes are those of a known form of another use
     */
    public void refuse(InputProblem.Wanted wanted, FormUse own) throws UnreadableInputException {
        InputForm.refuse(original.name(), head.toByteArray(), wanted, own);
    }

    /** The first bytes, as far as the input was read. */
    public byte[] bytes() {
        return head.toByteArray();
    }

    private final class Keeping extends PassingStream {
        Keeping(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            int room = KnownForm.HEAD - head.size();
            if (count > 0 && room > 0) {
                head.write(target, offset, Math.min(count, room));
            }
            return count;
        }
    }
}
