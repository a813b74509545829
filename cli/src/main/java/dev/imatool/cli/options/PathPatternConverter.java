package dev.imatool.cli.options;

import dev.imatool.examine.history.PathPattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path or pattern of {@code history}. */
public final class PathPatternConverter implements ITypeConverter<PathPattern> {
    @Override
    public PathPattern convert(String typed) {
        try {
            return PathPattern.of(typed);
        } catch (IllegalArgumentException malformed) {
            throw new TypeConversionException("'" + typed + "': " + malformed.getMessage());
        }
    }
}
