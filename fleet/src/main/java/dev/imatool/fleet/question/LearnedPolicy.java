package dev.imatool.fleet.question;

import dev.imatool.examine.report.RowSink;
import dev.imatool.model.ByteString;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import java.io.IOException;

/** Makes a policy of what a fleet has learned, which Keylime enforces and {@code check} reads. */
public final class LearnedPolicy implements RowSink<FleetAnswer.Row> {
    private final RowSink<FleetAnswer.Row> next;
    private final RuntimePolicy.Builder policy = new RuntimePolicy.Builder();

    /** @param next takes the rows, too */
    public LearnedPolicy(RowSink<FleetAnswer.Row> next) {
        this.next = next;
    }

    @Override
    public void row(FleetAnswer.Row row) throws IOException {
        // a policy says no algorithm, so digests of another kind than of whole files have no place in it
        String algorithm = text(row, 1);
        ByteString digest = ByteString.ofHex(text(row, 2));
        boolean taken = algorithm.indexOf(':') < 0
                && digest.length() >= RuntimePolicy.SHORTEST_DIGEST
                && digest.length() <= RuntimePolicy.LONGEST_DIGEST;
        if (taken) {
            // the query leaves out names that are escaped; a backslash alone is only doubled
            policy.digest(PolicySection.DIGESTS, ByteString.ofText(text(row, 0).replace("\\\\", "\\")), digest);
        }
        next.row(row);
    }

    private static String text(FleetAnswer.Row row, int at) {
        return row.values().get(at).map(Object::toString).orElse("");
    }

    /** The policy of all rows. */
    public RuntimePolicy policy() {
        return policy.build();
    }
}
