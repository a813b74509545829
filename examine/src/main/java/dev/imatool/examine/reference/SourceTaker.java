package dev.imatool.examine.reference;

import dev.imatool.examine.input.ListPass;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.known.KnownFileSink;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.keylime.KeylimeReading;
import dev.imatool.parsers.known.keylime.KeylimeSourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Takes what one source says, each kind of source in its own way. */
public interface SourceTaker {
    /** Takes the files of all that is neither a list nor of {@code learn}. */
    KnownFileSink files();

    /** Takes what is good in a role. */
    void value(ReferenceValue value);

    /** True where nothing was taken. */
    boolean nothing();

    /**
     * Takes a measurement list; empty where the input holds no entry.
     *
     * @param pass reads it
     * @throws IOException if it cannot be read
     */
    default Optional<MeasuredValues> list(ListPass pass, InputSource source) throws IOException {
        return MeasuredValues.read(pass, source, (entry, value) -> value(value));
    }

    /**
     * Takes a policy of Keylime.
     *
     * @param content unpacked and decoded
     * @param to where the files of this part of the source go
     * @throws IOException if it cannot be read
     */
    default KeylimeReading policy(InputStream content, SourceForm form, KnownFileSink to) throws IOException {
        return KeylimeSourceReader.read(content, form, to);
    }
}
