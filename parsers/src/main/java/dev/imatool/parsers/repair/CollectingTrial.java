package dev.imatool.parsers.repair;

import dev.imatool.model.ByteString;
import dev.imatool.parsers.ascii.LineProver;
import java.util.LinkedHashSet;
import java.util.Set;

/** Takes the variants of a line without asking for a proof: what one damage may have made of it, for a second one. */
final class CollectingTrial extends LineTrial {
    private final int most;
    private final ByteString line;
    private final Set<ByteString> variants = new LinkedHashSet<>();

    CollectingTrial(LineProver prover, SearchBudget budget, ByteString line, int most) {
        super(prover, budget, line);
        this.line = line;
        this.most = most;
    }

    @Override
    boolean over() {
        return variants.size() >= most;
    }

    @Override
    boolean proven() {
        if (!over() && !variant().equals(line)) {
            variants.add(variant());
        }
        return false;
    }

    /** The variants in the order in which they were tried, each once. */
    Set<ByteString> variants() {
        return variants;
    }
}
