package dev.imatool.cli.options;

import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.ByteGlob;
import dev.imatool.examine.show.AskedEntries;
import dev.imatool.examine.show.EntryFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which entries {@code show} gives. Options of one kind are alternatives; different ones must all hold. */
public final class FilterOptions {
    @Option(
            names = "--entry",
            paramLabel = "N[-M]",
            converter = RangeConverter.class,
            description =
                    "Only entry N, or those from N to M: the numbers that all reports give entries. May be repeated.")
    List<AskedEntries> entries = new ArrayList<>();

    @Option(
            names = "--path",
            paramLabel = "GLOB",
            converter = GlobConverter.class,
            description = {
                "Only entries whose path matches: * matches anything but /, ** anything, ? one character,",
                "[a-z] for one of a set. May be repeated."
            })
    List<ByteGlob> paths = new ArrayList<>();

    @Option(names = "--pcr", paramLabel = "N", description = "Only entries that extend PCR N. May be repeated.")
    List<Integer> pcrs = new ArrayList<>();

    @Option(
            names = "--namespace",
            paramLabel = "LABEL",
            description = "Only entries of that namespace. May be repeated.")
    List<String> namespaces = new ArrayList<>();

    @Mixin
    ContainerOption containers;

    @Option(
            names = "--template",
            paramLabel = "NAME[=FORMAT]",
            description = {
                "Only entries of that template. May be repeated.",
                "NAME=FORMAT instead says how to read a template whose name means something else in a patched kernel:",
                "'ima-ng=nid|fi|dev|d-ng|n-ng' (quoted for the shell)."
            })
    List<String> templates = new ArrayList<>();

    @Option(names = "--violations", description = "Only violations: entries whose template digest is all zero.")
    boolean violations;

    @Option(
            names = "--mismatches",
            description = "Only entries whose template digest does not match their template data.")
    boolean mismatches;

    /** Name to format, of the {@code --template} options that say how to read. */
    public Map<String, String> formats() {
        return TemplateFormat.formats(
                templates.stream().filter(TemplateFormat::isFormat).toList());
    }

    /** The filter. */
    public EntryFilter filter() {
        List<String> names =
                templates.stream().filter(one -> !TemplateFormat.isFormat(one)).toList();
        return new EntryFilter(
                entries,
                paths,
                pcrs,
                namespaces,
                new AskedContainers(containers.selectors()),
                names,
                violations,
                mismatches);
    }

    static final class RangeConverter implements ITypeConverter<AskedEntries> {
        private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,17})(?:-([1-9]\\d{0,17}))?");

        @Override
        public AskedEntries convert(String typed) {
            Matcher range = RANGE.matcher(typed);
            if (range.matches()) {
                long first = Long.parseLong(range.group(1));
                long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
                if (first <= last) {
                    return new AskedEntries(first, last);
                }
            }
            throw new TypeConversionException(
                    "'" + typed + "' is neither the number of an entry, from 1, nor a range as 17-20");
        }
    }

    static final class GlobConverter implements ITypeConverter<ByteGlob> {
        @Override
        public ByteGlob convert(String typed) {
            try {
                return ByteGlob.of(typed);
            } catch (IllegalArgumentException malformed) {
                throw new TypeConversionException("'" + typed + "': " + malformed.getMessage());
            }
        }
    }
}
