package dev.imatool.cli.options;

import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.model.ByteOrder;
import dev.imatool.model.ListFormat;
import dev.imatool.model.PcrBank;
import dev.imatool.parsers.ReadOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to read a measurement list where detection from its content shall not decide. */
public final class ReadingOptions {
    private static final String AUTO = "auto";

    @Option(
            names = "--input-format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = "Format of the list: ${COMPLETION-CANDIDATES}. Default: auto, which detects it.")
    String inputFormat = AUTO;

    @Option(
            names = "--byte-order",
            paramLabel = "ORDER",
            completionCandidates = Orders.class,
            converter = Orders.class,
            description = "Byte order of the numbers in the list: ${COMPLETION-CANDIDATES}. Default: auto.")
    String byteOrder = AUTO;

    @Option(
            names = "--template-digest",
            paramLabel = "HASH",
            completionCandidates = Banks.class,
            converter = Banks.class,
            description = "Hash of the template digests in the list: ${COMPLETION-CANDIDATES}. Default: auto.")
    String templateDigest = AUTO;

    @Option(
            names = "--list",
            paramLabel = "NAME",
            description =
                    "In a text with several lists, such as a pasted terminal session, read only this one; 'imatool show' names them.")
    @Nullable String list;

    /** True where one list of a text with several was named. */
    public boolean oneList() {
        return list != null;
    }

    /** These options, with template formats ({@code NAME=FORMAT}) from elsewhere. */
    public ReadOptions toReadOptions(Map<String, String> templates) {
        return new ReadOptions(
                chosen(inputFormat).map(name -> ListFormat.valueOf(name.toUpperCase(Locale.ROOT))),
                chosen(byteOrder).map(name -> ByteOrder.valueOf(name.toUpperCase(Locale.ROOT))),
                chosen(templateDigest).flatMap(PcrBank::ofName),
                templates,
                Optional.ofNullable(list));
    }

    /**
     * What an examination is made with: lists are read by these options, and their progress is shown.
     *
     * @param inputs opens the files of the command line
     * @param templates template formats ({@code NAME=FORMAT}) from elsewhere
     */
    public ListPass pass(InputArguments inputs, Streams streams, Map<String, String> templates) {
        return new ListPass(inputs, () -> new Progress(streams), toReadOptions(templates));
    }

    private static Optional<String> chosen(String word) {
        return word.equals(AUTO) ? Optional.empty() : Optional.of(word);
    }

    static final class Formats extends Choices {
        Formats() {
            super(AUTO, "binary", "ascii");
        }
    }

    static final class Orders extends Choices {
        Orders() {
            super(AUTO, "little", "big");
        }
    }

    static final class Banks extends Choices {
        Banks() {
            super(AUTO, "sha1", "sha256", "sha384", "sha512");
        }
    }
}
