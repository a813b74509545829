package dev.imatool.parsers.input;

import dev.imatool.parsers.form.KnownForm;
import java.io.IOException;
import java.util.Arrays;

/** The beginning of an input, kept to name it where nothing can be read of it. */
public final class ForeignFormat {
    private ForeignFormat() {}

    /** The first bytes of the window, as many as it takes to name a form. */
    public static byte[] head(ByteWindow window) throws IOException {
        int available = Math.min(window.ensure(KnownForm.HEAD), KnownForm.HEAD);
        return Arrays.copyOfRange(window.array(), window.position(), window.position() + available);
    }
}
