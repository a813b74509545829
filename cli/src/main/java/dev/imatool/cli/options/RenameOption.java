package dev.imatool.cli.options;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.repair.Rename;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --rename NEW=OLD}: replacements in the names of a list, to be undone. */
public final class RenameOption {
    @Option(
            names = "--rename",
            paramLabel = "NEW=OLD",
            converter = RenameConverter.class,
            description = {
                "Try OLD where names have NEW, for lists in which somebody replaced it. Only what a template digest proves is"
                        + " changed back. May be repeated."
            })
    List<Rename> renames = new ArrayList<>();

    /** The replacements. */
    public List<Rename> renames() {
        return List.copyOf(renames);
    }

    static final class RenameConverter implements ITypeConverter<Rename> {
        @Override
        public Rename convert(String typed) {
            int equals = typed.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("'" + typed + "' is not NEW=OLD, such as /opt=/usr");
            }
            return new Rename(
                    ByteString.ofText(typed.substring(0, equals)), ByteString.ofText(typed.substring(equals + 1)));
        }
    }
}
