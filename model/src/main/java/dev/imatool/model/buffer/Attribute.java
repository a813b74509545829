package dev.imatool.model.buffer;

import dev.imatool.model.ByteString;
import java.util.Optional;

/**
 * One {@code name=value} of a text that a subsystem of the kernel had measured, without its escapes.
 *
 * @param name what is before the first {@code =}
 * @param value what is after it; absent where there is no {@code =}
 */
public record Attribute(ByteString name, Optional<ByteString> value) {
    /** True when this is the attribute of that name. */
    public boolean named(String wanted) {
        return name.equals(ByteString.ofText(wanted));
    }
}
