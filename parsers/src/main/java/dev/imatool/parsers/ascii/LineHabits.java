package dev.imatool.parsers.ascii;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.Template;
import dev.imatool.parsers.entry.TemplateProof;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What proved the entries of a text so far, which is tried first for the next one, wherever its line was read. */
final class LineHabits {
    final TemplateProof proof = new TemplateProof();
    final Map<String, Integer> usualCombination = new HashMap<>();
    final Map<String, Template> usualReading = new HashMap<>();
    final Set<String> provenNames = new HashSet<>();
    final Optional<ByteOrder> fixedOrder;
    ByteOrder order;
    int failedGuesses;
    boolean orderTold;
    boolean orderChanged;

    LineHabits(Optional<ByteOrder> fixedOrder) {
        this.fixedOrder = fixedOrder;
        this.order = fixedOrder.orElse(ByteOrder.LITTLE);
    }
}
