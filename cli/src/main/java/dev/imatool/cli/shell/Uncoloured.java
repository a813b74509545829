package dev.imatool.cli.shell;

import java.io.IOException;
import java.io.OutputStream;

/** Leaves out colours: an answer may have been made for a terminal, and a program that searches it would stumble over them. */
final class Uncoloured extends OutputStream {
    private static final int ESCAPE = 0x1b;

    private final OutputStream out;
    private boolean within;

    /** Through {@code out}, which stays open. */
    Uncoloured(OutputStream out) {
        this.out = out;
    }

    /** Text of reports has no other escapes than {@code ESC [ … m}. */
    @Override
    public void write(int value) throws IOException {
        if (within) {
            within = value != 'm';
        } else if (value == ESCAPE) {
            within = true;
        } else {
            out.write(value);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (within || bytes[i] == ESCAPE) {
                out.write(bytes, start, i - start);
                write(bytes[i]);
                start = i + 1;
            }
        }
        out.write(bytes, start, offset + length - start);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
