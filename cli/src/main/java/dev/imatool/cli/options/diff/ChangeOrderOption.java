package dev.imatool.cli.options.diff;

import dev.imatool.cli.options.Choices;
import dev.imatool.examine.diff.ChangeOrder;
import java.util.Locale;
import picocli.CommandLine.Option;

/** In which order changes are listed. */
public final class ChangeOrderOption {
    @Option(
            names = "--order",
            paramLabel = "ORDER",
            completionCandidates = Orders.class,
            converter = Orders.class,
            description =
                    "List changes by ${COMPLETION-CANDIDATES}. Default: kind, the gravest first. entry: as AFTER measured"
                            + " them, a line each; what AFTER does not have comes last.")
    String order = "kind";

    /** The order. */
    public ChangeOrder order() {
        return ChangeOrder.valueOf(order.toUpperCase(Locale.ROOT));
    }

    static final class Orders extends Choices {
        Orders() {
            super("kind", "entry");
        }
    }
}
