package dev.imatool.fleet.question;

import java.util.List;
import java.util.Optional;

/**
 * A question to a fleet.
 *
 * @param name what it is called
 * @param query the query of that name; absent for SQL of the user
 * @param sql with {@code ?} for each of the values
 * @param values strings and numbers
 */
public record FleetQuestion(String name, Optional<NamedQuery> query, String sql, List<Object> values) {
    public FleetQuestion {
        values = List.copyOf(values);
    }
}
