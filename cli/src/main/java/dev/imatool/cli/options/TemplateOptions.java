package dev.imatool.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --template NAME=FORMAT} of the commands that read a list and do not filter it. */
public final class TemplateOptions {
    @Option(
            names = "--template",
            paramLabel = "NAME=FORMAT",
            converter = FormatConverter.class,
            description = {
                "Fields of a template, for kernels that gave a name another meaning:",
                "'ima-ng=nid|fi|dev|d-ng|n-ng' (quoted for the shell). May be repeated."
            })
    List<String> templates = new ArrayList<>();

    /** Name to format. */
    public Map<String, String> formats() {
        return TemplateFormat.formats(templates);
    }

    static final class FormatConverter implements ITypeConverter<String> {
        @Override
        public String convert(String typed) {
            if (!TemplateFormat.isFormat(typed)) {
                throw new TypeConversionException("'" + typed + "' is not NAME=FORMAT, such as ima-ng=d-ng|n-ng");
            }
            return typed;
        }
    }
}
