package dev.imatool.cli.options.diff;

import dev.imatool.cli.options.ContainerOption;
import dev.imatool.diff.DiffOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How containers of two lists are brought together, and which of them are compared. */
public final class AlignmentOptions {
    @Option(
            names = {"--map-namespace", "--map-container"},
            paramLabel = "A=B",
            converter = PairConverter.class,
            description = {
                "Take container A of BEFORE for container B of AFTER, named as for --container. May be repeated. What is not mapped is aligned by what was measured in it."
            })
    List<Pair> pairs = new ArrayList<>();

    @Option(
            names = {"--ignore-namespaces", "--ignore-containers"},
            description = "Compare paths alone, as if no entry named a container.")
    boolean ignore;

    @Mixin
    ContainerOption chosen;

    /** True when anything was chosen. */
    public boolean any() {
        return ignore || !pairs.isEmpty() || !chosen.selectors().isEmpty();
    }

    /** The choice for a comparison. */
    public DiffOptions toDiffOptions() {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.before(), pair.after()));
        return new DiffOptions(map, ignore).of(chosen.selectors());
    }

    /** Two labels for one container. */
    record Pair(String before, String after) {}

    static final class PairConverter implements ITypeConverter<Pair> {
        @Override
        public Pair convert(String typed) {
            int equals = typed.indexOf('=');
            if (equals < 1 || equals == typed.length() - 1) {
                throw new TypeConversionException("'" + typed
                        + "' is not A=B, such as 4026532469=4026532481: a container of BEFORE and one of AFTER");
            }
            return new Pair(typed.substring(0, equals), typed.substring(equals + 1));
        }
    }
}
